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
SELECT … FROM matching_ownweight
  WHERE matching_ownweight.municipality_id = ?
SELECT … FROM matching_considered
  INNER JOIN places_municipality T3 ON (matching_considered.candidate_id = T3.id)
  INNER JOIN places_country ON (T3.country_id = places_country.code)
  LEFT OUTER JOIN places_municipality T5 ON (T3.region_id = T5.id)
  LEFT OUTER JOIN places_municipality T6 ON (T3.parent_id = T6.id)
  WHERE matching_considered.municipality_id = ?
  ORDER BY matching_considered.said_at DESC, matching_considered.id DESC
SELECT … FROM places_country
  WHERE places_country.exclusion_act = ?
  ORDER BY COALESCE(places_country.name ->> ?, ?) ASC
SELECT … FROM introductions_introduction
  WHERE introductions_introduction.status IN (?)
  GROUP BY ?
SELECT … FROM memberships_membership
  INNER JOIN people_user ON (memberships_membership.user_id = people_user.id)
  WHERE (memberships_membership.ended_at IS ? AND people_user.is_active AND memberships_membership.municipality_id IN (SELECT value FROM json_each(?)))
SELECT … FROM profiles_passport
  WHERE ((NOT profiles_passport.needs_review OR profiles_passport.is_public_meanwhile) AND profiles_passport.municipality_id IN (SELECT value FROM json_each(?)))
SELECT … FROM profiles_partnersearch
  WHERE ((NOT profiles_partnersearch.needs_review OR profiles_partnersearch.is_public_meanwhile) AND profiles_partnersearch.municipality_id IN (SELECT value FROM json_each(?)))
SELECT … FROM profiles_listing
  WHERE ((NOT profiles_listing.needs_review OR profiles_listing.is_public_meanwhile) AND profiles_listing.status = ? AND NOT (profiles_listing.expires_on < ? AND profiles_listing.expires_on IS NOT ?) AND profiles_listing.municipality_id IN (SELECT value FROM json_each(?)))
  ORDER BY ? ASC
SELECT … FROM partnerships_party
  INNER JOIN partnerships_partnership ON (partnerships_party.partnership_id = partnerships_partnership.id)
  LEFT OUTER JOIN partnerships_party T4 ON (partnerships_partnership.id = T4.partnership_id)
  WHERE (partnerships_party.municipality_id IN (SELECT value FROM json_each(?)) AND NOT (partnerships_partnership.stage = ?))
SELECT … FROM places_municipality
  WHERE places_municipality.id IN (SELECT value FROM json_each(?))
SELECT … FROM places_municipality
  INNER JOIN places_country ON (places_municipality.country_id = places_country.code)
  LEFT OUTER JOIN places_municipality T3 ON (places_municipality.region_id = T3.id)
  WHERE places_municipality.id IN (SELECT value FROM json_each(?))
SELECT … FROM places_name
  WHERE places_name.municipality_id = ?
  ORDER BY ? ASC
SELECT … FROM journal_mark
  UNION ALL SELECT * FROM (SELECT ?, id, CAST(timestamp AS text) FROM wagtailcore_pagelogentry
  ORDER BY id DESC
  LIMIT ?) AS log_0
  UNION ALL SELECT * FROM (SELECT ?, id, CAST(timestamp AS text) FROM wagtailcore_modellogentry
  ORDER BY id DESC
  LIMIT ?) AS log_1
SELECT … FROM places_country
  ORDER BY ? ASC
SELECT … FROM places_municipality
  WHERE (places_municipality.merged_into_id IS ? AND places_municipality.ended_on IS ? AND places_municipality.merged_into_id IS ?)
  ORDER BY places_municipality.population DESC ?S LAST, COALESCE(places_municipality.name ->> ?, ?) ASC, places_municipality.id ASC
SELECT … FROM places_territorystatus
  INNER JOIN places_municipality ON (places_territorystatus.municipality_id = places_municipality.id)
  WHERE (places_territorystatus.valid_from <= ? AND (places_territorystatus.valid_until IS ? OR places_territorystatus.valid_until > ?) AND places_territorystatus.state = ? AND NOT (places_territorystatus.part = ?) AND NOT (places_territorystatus.part_name LIKE ? ESCAPE ?))
SELECT … FROM places_municipality
  WHERE (places_municipality.is_occupied OR places_municipality.id IN (SELECT U0.municipality_id AS municipality FROM places_territorystatus U0
  WHERE (U0.valid_from <= ? AND (U0.valid_until IS ? OR U0.valid_until > ?) AND U0.state = ? AND U0.part = ?)) OR places_municipality.parent_id IN (SELECT U0.municipality_id AS municipality FROM places_territorystatus U0
  WHERE (U0.valid_from <= ? AND (U0.valid_until IS ? OR U0.valid_until > ?) AND U0.state = ? AND U0.part = ?)) OR places_municipality.region_id IN (SELECT U0.municipality_id AS municipality FROM places_territorystatus U0
  WHERE (U0.valid_from <= ? AND (U0.valid_until IS ? OR U0.valid_until > ?) AND U0.state = ? AND U0.part = ?)))
SELECT … FROM places_municipality
  WHERE places_municipality.id IN (SELECT U0.municipality_id AS municipality_id FROM partnerships_party U0)
SELECT … FROM partnerships_party
  ORDER BY partnerships_party.position ASC, partnerships_party.id ASC
SELECT … FROM partnerships_partnershipsphere
  ORDER BY partnerships_partnershipsphere.id ASC
SELECT DISTINCT … FROM partnerships_statement
  INNER JOIN partnerships_partnership ON (partnerships_statement.partnership_id = partnerships_partnership.id)
  WHERE (partnerships_statement.withdrawn_at IS ? AND NOT ((partnerships_statement.topic IN (?) OR (partnerships_statement.topic = ? AND (CASE WHEN JSON_TYPE(partnerships_statement.value, ?) IN (?,?,?) THEN JSON_TYPE(partnerships_statement.value, ?) ELSE JSON_EXTRACT(partnerships_statement.value, ?) END) IN (JSON_EXTRACT(?), JSON_EXTRACT(?), JSON_EXTRACT(?), JSON_EXTRACT(?), JSON_EXTRACT(?), JSON_EXTRACT(?)))) AND partnerships_partnership.stage IN (?)))
SELECT … FROM partnerships_partnership
  WHERE partnerships_partnership.is_public
  ORDER BY ? DESC ?S LAST, ? DESC
SELECT … FROM partnerships_twinlink
SELECT … FROM places_name
  GROUP BY ?
SELECT … FROM places_municipality
  WHERE (places_municipality.merged_into_id IS ? AND places_municipality.is_counted AND places_municipality.is_population_of_centre)
SELECT … FROM memberships_membership
  INNER JOIN people_user ON (memberships_membership.user_id = people_user.id)
  WHERE (memberships_membership.ended_at IS ? AND people_user.is_active)
SELECT … FROM places_identifier
  WHERE (places_identifier.scheme = ? AND places_identifier.value IN (?))
SELECT … FROM profiles_listing
  INNER JOIN places_municipality ON (profiles_listing.municipality_id = places_municipality.id)
  WHERE ((NOT profiles_listing.needs_review OR profiles_listing.is_public_meanwhile) AND profiles_listing.status = ? AND NOT (profiles_listing.expires_on < ? AND profiles_listing.expires_on IS NOT ?) AND places_municipality.ended_on IS ? AND places_municipality.merged_into_id IS ?)
  ORDER BY ? DESC, ? DESC
SELECT … FROM profiles_passport
  WHERE (NOT profiles_passport.needs_review OR profiles_passport.is_public_meanwhile)
  ORDER BY ? DESC
SELECT … FROM profiles_partnersearch
  WHERE (NOT profiles_partnersearch.needs_review OR profiles_partnersearch.is_public_meanwhile)
  ORDER BY ? DESC
SELECT … FROM memberships_membership
  INNER JOIN people_user ON (memberships_membership.user_id = people_user.id)
  WHERE (memberships_membership.ended_at IS ? AND people_user.is_active AND memberships_membership.municipality_id IN (SELECT value FROM json_each(?)))
SELECT … FROM profiles_passport
  WHERE ((NOT profiles_passport.needs_review OR profiles_passport.is_public_meanwhile) AND profiles_passport.municipality_id IN (SELECT value FROM json_each(?)))
SELECT … FROM profiles_partnersearch
  WHERE ((NOT profiles_partnersearch.needs_review OR profiles_partnersearch.is_public_meanwhile) AND profiles_partnersearch.municipality_id IN (SELECT value FROM json_each(?)))
SELECT … FROM profiles_listing
  WHERE ((NOT profiles_listing.needs_review OR profiles_listing.is_public_meanwhile) AND profiles_listing.status = ? AND NOT (profiles_listing.expires_on < ? AND profiles_listing.expires_on IS NOT ?) AND profiles_listing.municipality_id IN (SELECT value FROM json_each(?)))
  ORDER BY ? ASC
SELECT … FROM partnerships_party
  INNER JOIN partnerships_partnership ON (partnerships_party.partnership_id = partnerships_partnership.id)
  LEFT OUTER JOIN partnerships_party T4 ON (partnerships_partnership.id = T4.partnership_id)
  WHERE (partnerships_party.municipality_id IN (SELECT value FROM json_each(?)) AND NOT (partnerships_partnership.stage = ?))
SELECT … FROM places_municipality
  INNER JOIN places_country ON (places_municipality.country_id = places_country.code)
  LEFT OUTER JOIN places_municipality T3 ON (places_municipality.region_id = T3.id)
  WHERE places_municipality.id IN (SELECT value FROM json_each(?))
SELECT … FROM places_municipality
  INNER JOIN places_country ON (places_municipality.country_id = places_country.code)
  LEFT OUTER JOIN places_municipality T4 ON (places_municipality.region_id = T4.id)
  LEFT OUTER JOIN places_municipality T5 ON (places_municipality.parent_id = T5.id)
  WHERE (places_municipality.merged_into_id IS ? AND places_municipality.id IN (?))
  ORDER BY places_municipality.population DESC ?S LAST, COALESCE(places_municipality.name ->> ?, ?) ASC
SELECT … FROM profiles_listing
  WHERE ((NOT profiles_listing.needs_review OR profiles_listing.is_public_meanwhile) AND profiles_listing.id IN (SELECT value FROM json_each(?)))
SELECT … FROM introductions_introduction
  WHERE (introductions_introduction.status IN (?) AND introductions_introduction.sender_id = ?)
  ORDER BY introductions_introduction.created_at DESC
SELECT … FROM introductions_introduction
  WHERE (introductions_introduction.status IN (?) AND introductions_introduction.delivered_at IS NOT ? AND introductions_introduction.receiver_id = ?)
  ORDER BY introductions_introduction.created_at DESC
SELECT … FROM profiles_passportpicture
  WHERE ((NOT profiles_passportpicture.needs_review OR profiles_passportpicture.is_public_meanwhile) AND (NOT profiles_passportpicture.shows_damage OR profiles_passportpicture.added_on <= ?) AND profiles_passportpicture.withdrawn_at IS ? AND profiles_passportpicture.kind = ? AND profiles_passportpicture.municipality_id IN (?))
  ORDER BY profiles_passportpicture.kind ASC, profiles_passportpicture.put_first_at DESC ?S LAST, profiles_passportpicture.id ASC
SELECT … FROM profiles_partnersearch
  WHERE ((NOT profiles_partnersearch.needs_review OR profiles_partnersearch.is_public_meanwhile) AND profiles_partnersearch.municipality_id IN (?))
SELECT DISTINCT … FROM profiles_listing
  WHERE ((NOT profiles_listing.needs_review OR profiles_listing.is_public_meanwhile) AND profiles_listing.status = ? AND NOT (profiles_listing.expires_on < ? AND profiles_listing.expires_on IS NOT ?) AND profiles_listing.municipality_id = ?)
