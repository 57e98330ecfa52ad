SELECT … FROM django_session
  WHERE (django_session.expire_date > ? AND django_session.session_key = ?)
  LIMIT ?
SELECT … FROM people_user
  WHERE people_user.id = ?
  ORDER BY people_user.id ASC
  LIMIT ?
SELECT … FROM memberships_membership
  INNER JOIN people_user ON (memberships_membership.user_id = people_user.id)
  INNER JOIN places_municipality ON (memberships_membership.municipality_id = places_municipality.id)
  INNER JOIN places_country ON (places_municipality.country_id = places_country.code)
  LEFT OUTER JOIN places_municipality T5 ON (places_municipality.region_id = T5.id)
  LEFT OUTER JOIN places_municipality T6 ON (places_municipality.parent_id = T6.id)
  LEFT OUTER JOIN memberships_mandate ON (memberships_membership.mandate_id = memberships_mandate.id)
  LEFT OUTER JOIN memberships_organisation ON (memberships_mandate.organisation_id = memberships_organisation.id)
  WHERE (memberships_membership.ended_at IS ? AND people_user.is_active AND memberships_membership.user_id = ? AND memberships_membership.municipality_id = ?)
  ORDER BY memberships_membership.started_at ASC
  LIMIT ?
SELECT … FROM profiles_passport
  LEFT OUTER JOIN profiles_economy ON (profiles_passport.id = profiles_economy.passport_id)
  LEFT OUTER JOIN profiles_services ON (profiles_passport.id = profiles_services.passport_id)
  LEFT OUTER JOIN profiles_damage ON (profiles_passport.id = profiles_damage.passport_id)
  WHERE profiles_passport.municipality_id = ?
  ORDER BY profiles_passport.id ASC
  LIMIT ?
SELECT … FROM profiles_passport
  LEFT OUTER JOIN profiles_economy ON (profiles_passport.id = profiles_economy.passport_id)
  LEFT OUTER JOIN profiles_services ON (profiles_passport.id = profiles_services.passport_id)
  LEFT OUTER JOIN profiles_damage ON (profiles_passport.id = profiles_damage.passport_id)
  WHERE profiles_passport.municipality_id = ?
  ORDER BY profiles_passport.id ASC
  LIMIT ?
SELECT … FROM profiles_partnersearch
  WHERE profiles_partnersearch.municipality_id = ?
  ORDER BY profiles_partnersearch.id ASC
  LIMIT ?
SELECT … FROM profiles_listing
  WHERE (profiles_listing.status = ? AND NOT (profiles_listing.expires_on < ? AND profiles_listing.expires_on IS NOT ?) AND profiles_listing.municipality_id = ?)
  ORDER BY profiles_listing.direction ASC, profiles_listing.sphere ASC, profiles_listing.id ASC
SELECT … FROM profiles_project
  WHERE profiles_project.municipality_id = ?
  ORDER BY profiles_project.id ASC
SELECT … FROM profiles_passportpicture
  WHERE profiles_passportpicture.municipality_id = ?
  ORDER BY profiles_passportpicture.kind ASC, profiles_passportpicture.put_first_at DESC ?S LAST, profiles_passportpicture.id ASC
SELECT … FROM people_draft
  WHERE (people_draft.form = ? AND people_draft.person_id = ?)
  ORDER BY people_draft.id ASC
  LIMIT ?
