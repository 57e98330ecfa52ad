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
SELECT … FROM introductions_introduction
  WHERE ((introductions_introduction.sender_id = ? OR (introductions_introduction.delivered_at IS NOT ? AND introductions_introduction.receiver_id = ?)) AND ((introductions_introduction.delivered_at IS NOT ? AND introductions_introduction.receiver_id = ? AND introductions_introduction.status IN (?)) OR EXISTS(SELECT ? AS a FROM introductions_message U0
  WHERE (NOT U0.is_held AND U0.introduction_id = (introductions_introduction.id) AND U0.read_at IS ? AND NOT (U0.on_behalf_of_id = ?))
  LIMIT ?)))
SELECT … FROM introductions_introduction
  WHERE (introductions_introduction.delivered_at IS NOT ? AND introductions_introduction.receiver_id = ? AND NOT (introductions_introduction.answered_at IS ? AND introductions_introduction.status = ?))
SELECT … FROM memberships_membership
  INNER JOIN people_user ON (memberships_membership.user_id = people_user.id)
  LEFT OUTER JOIN memberships_mandate ON (memberships_membership.mandate_id = memberships_mandate.id)
  LEFT OUTER JOIN memberships_organisation ON (memberships_mandate.organisation_id = memberships_organisation.id)
  WHERE (memberships_membership.ended_at IS ? AND people_user.is_active AND memberships_membership.municipality_id = ?)
  ORDER BY memberships_membership.started_at ASC
SELECT … FROM introductions_message U0
  WHERE (NOT U0.is_held AND U0.introduction_id = (introductions_introduction.id) AND U0.read_at IS ? AND NOT (U0.on_behalf_of_id = ?))
  LIMIT ?) AS has_unread, T3.id, T3.level, T3.kind, T3.country_id, T3.region_id, T3.county_id, T3.parent_id, T3.name, T3.centre, T3.latitude, T3.longitude, T3.is_location_approximate, T3.population, T3.population_as_of, T3.population_source, T3.is_population_of_centre, T3.is_counted, T3.is_occupied, T3.merged_into_id, T3.ended_on, T3.source, T3.source_date, places_country.code, places_country.name, places_country.excluded_since, places_country.exclusion_act, places_country.exclusion_url, T5.id, T5.level, T5.kind, T5.country_id, T5.region_id, T5.county_id, T5.parent_id, T5.name, T5.centre, T5.latitude, T5.longitude, T5.is_location_approximate, T5.population, T5.population_as_of, T5.population_source, T5.is_population_of_centre, T5.is_counted, T5.is_occupied, T5.merged_into_id, T5.ended_on, T5.source, T5.source_date, T6.id, T6.level, T6.kind, T6.country_id, T6.region_id, T6.county_id, T6.parent_id, T6.name, T6.centre, T6.latitude, T6.longitude, T6.is_location_approximate, T6.population, T6.population_as_of, T6.population_source, T6.is_population_of_centre, T6.is_counted, T6.is_occupied, T6.merged_into_id, T6.ended_on, T6.source, T6.source_date, places_municipality.id, places_municipality.level, places_municipality.kind, places_municipality.country_id, places_municipality.region_id, places_municipality.county_id, places_municipality.parent_id, places_municipality.name, places_municipality.centre, places_municipality.latitude, places_municipality.longitude, places_municipality.is_location_approximate, places_municipality.population, places_municipality.population_as_of, places_municipality.population_source, places_municipality.is_population_of_centre, places_municipality.is_counted, places_municipality.is_occupied, places_municipality.merged_into_id, places_municipality.ended_on, places_municipality.source, places_municipality.source_date, T7.code, T7.name, T7.excluded_since, T7.exclusion_act, T7.exclusion_url, T8.id, T8.level, T8.kind, T8.country_id, T8.region_id, T8.county_id, T8.parent_id, T8.name, T8.centre, T8.latitude, T8.longitude, T8.is_location_approximate, T8.population, T8.population_as_of, T8.population_source, T8.is_population_of_centre, T8.is_counted, T8.is_occupied, T8.merged_into_id, T8.ended_on, T8.source, T8.source_date, T9.id, T9.level, T9.kind, T9.country_id, T9.region_id, T9.county_id, T9.parent_id, T9.name, T9.centre, T9.latitude, T9.longitude, T9.is_location_approximate, T9.population, T9.population_as_of, T9.population_source, T9.is_population_of_centre, T9.is_counted, T9.is_occupied, T9.merged_into_id, T9.ended_on, T9.source, T9.source_date, introductions_assignment.id, introductions_assignment.introduction_id, introductions_assignment.person_id, introductions_assignment.assigned_by_id, introductions_assignment.assigned_at, people_user.id, people_user.password, people_user.last_login, people_user.is_superuser, people_user.email, people_user.full_name, people_user.language, people_user.is_staff, people_user.is_active, people_user.date_joined FROM introductions_introduction
  INNER JOIN places_municipality ON (introductions_introduction.receiver_id = places_municipality.id)
  INNER JOIN places_municipality T3 ON (introductions_introduction.sender_id = T3.id)
  INNER JOIN places_country ON (T3.country_id = places_country.code)
  LEFT OUTER JOIN places_municipality T5 ON (T3.region_id = T5.id)
  LEFT OUTER JOIN places_municipality T6 ON (T3.parent_id = T6.id)
  INNER JOIN places_country T7 ON (places_municipality.country_id = T7.code)
  LEFT OUTER JOIN places_municipality T8 ON (places_municipality.region_id = T8.id)
  LEFT OUTER JOIN places_municipality T9 ON (places_municipality.parent_id = T9.id)
  LEFT OUTER JOIN introductions_assignment ON (introductions_introduction.id = introductions_assignment.introduction_id)
  LEFT OUTER JOIN people_user ON (introductions_assignment.person_id = people_user.id)
  WHERE (introductions_introduction.delivered_at IS NOT ? AND introductions_introduction.receiver_id = ?)
  ORDER BY CASE WHEN introductions_introduction.status IN (?) THEN ? ELSE ? END ASC, CASE WHEN introductions_introduction.status IN (?) THEN introductions_introduction.delivered_at ELSE ? END ASC, introductions_introduction.delivered_at DESC, introductions_introduction.id ASC
SELECT … FROM profiles_listing
  WHERE ((NOT profiles_listing.needs_review OR profiles_listing.is_public_meanwhile) AND profiles_listing.status = ? AND NOT (profiles_listing.expires_on < ? AND profiles_listing.expires_on IS NOT ?) AND profiles_listing.municipality_id IN (?))
SELECT … FROM profiles_passport
  WHERE ((NOT profiles_passport.needs_review OR profiles_passport.is_public_meanwhile) AND profiles_passport.municipality_id IN (?))
SELECT … FROM profiles_partnersearch
  WHERE ((NOT profiles_partnersearch.needs_review OR profiles_partnersearch.is_public_meanwhile) AND profiles_partnersearch.municipality_id = ?)
  ORDER BY profiles_partnersearch.id ASC
  LIMIT ?
SELECT … FROM introductions_answerperiod
  WHERE introductions_answerperiod.municipality_id = ?
  ORDER BY introductions_answerperiod.id ASC
  LIMIT ?
SELECT … FROM profiles_partnersearch
  WHERE ((NOT profiles_partnersearch.needs_review OR profiles_partnersearch.is_public_meanwhile) AND profiles_partnersearch.municipality_id = ?)
  ORDER BY profiles_partnersearch.id ASC
  LIMIT ?
SELECT … FROM introductions_introduction
  WHERE (introductions_introduction.status IN (?) AND introductions_introduction.receiver_id = ?)
SELECT … FROM partnerships_partnership
  INNER JOIN partnerships_party ON (partnerships_partnership.id = partnerships_party.partnership_id)
  WHERE (partnerships_partnership.merged_into_id IS ? AND partnerships_party.municipality_id = ? AND partnerships_partnership.stage IN (?))
SELECT … FROM introductions_answerperiod
  WHERE introductions_answerperiod.municipality_id = ?
  ORDER BY introductions_answerperiod.id ASC
  LIMIT ?
SELECT … FROM talks_introductionrequest
  INNER JOIN places_municipality T3 ON (talks_introductionrequest.asker_id = T3.id)
  INNER JOIN places_municipality T4 ON (talks_introductionrequest.third_id = T4.id)
  INNER JOIN people_user ON (talks_introductionrequest.asked_by_id = people_user.id)
  WHERE (talks_introductionrequest.common_id IN (?) AND talks_introductionrequest.status = ?)
  ORDER BY talks_introductionrequest.asked_at ASC
SELECT … FROM talks_sharedmessage V0
  INNER JOIN talks_introductionrequest V1 ON (V0.request_id = V1.id)
  WHERE ((V1.asker_id IN (?) OR V1.common_id IN (?) OR V1.third_id IN (?)) AND NOT EXISTS(SELECT ? AS a FROM talks_sharedreading U0
  WHERE (U0.municipality_id IN (?) AND U0.read_at >= (V0.sent_at) AND U0.request_id = (V0.request_id))
  LIMIT ?) AND NOT (V0.on_behalf_of_id IN (?)) AND V0.request_id = (talks_introductionrequest.id))
  LIMIT ?) AS has_unread, places_municipality.id, places_municipality.level, places_municipality.kind, places_municipality.country_id, places_municipality.region_id, places_municipality.county_id, places_municipality.parent_id, places_municipality.name, places_municipality.centre, places_municipality.latitude, places_municipality.longitude, places_municipality.is_location_approximate, places_municipality.population, places_municipality.population_as_of, places_municipality.population_source, places_municipality.is_population_of_centre, places_municipality.is_counted, places_municipality.is_occupied, places_municipality.merged_into_id, places_municipality.ended_on, places_municipality.source, places_municipality.source_date, T3.id, T3.level, T3.kind, T3.country_id, T3.region_id, T3.county_id, T3.parent_id, T3.name, T3.centre, T3.latitude, T3.longitude, T3.is_location_approximate, T3.population, T3.population_as_of, T3.population_source, T3.is_population_of_centre, T3.is_counted, T3.is_occupied, T3.merged_into_id, T3.ended_on, T3.source, T3.source_date, T4.id, T4.level, T4.kind, T4.country_id, T4.region_id, T4.county_id, T4.parent_id, T4.name, T4.centre, T4.latitude, T4.longitude, T4.is_location_approximate, T4.population, T4.population_as_of, T4.population_source, T4.is_population_of_centre, T4.is_counted, T4.is_occupied, T4.merged_into_id, T4.ended_on, T4.source, T4.source_date FROM talks_introductionrequest
  INNER JOIN places_municipality ON (talks_introductionrequest.asker_id = places_municipality.id)
  INNER JOIN places_municipality T3 ON (talks_introductionrequest.common_id = T3.id)
  INNER JOIN places_municipality T4 ON (talks_introductionrequest.third_id = T4.id)
  WHERE ((talks_introductionrequest.asker_id IN (?) OR talks_introductionrequest.common_id IN (?) OR talks_introductionrequest.third_id IN (?)) AND EXISTS(SELECT ? AS a FROM introductions_introduction U0
  WHERE (U0.receiver_id = (talks_introductionrequest.third_id) AND U0.sender_id = (talks_introductionrequest.asker_id) AND U0.status IN (?))
  LIMIT ?) AND talks_introductionrequest.left_at IS ? AND talks_introductionrequest.status = ? AND EXISTS(SELECT ? AS a FROM memberships_membership U0
  INNER JOIN people_user U1 ON (U0.user_id = U1.id)
  WHERE (U0.ended_at IS ? AND U1.is_active AND U0.municipality_id = (talks_introductionrequest.asker_id))
  LIMIT ?) AND EXISTS(SELECT ? AS a FROM memberships_membership U0
  INNER JOIN people_user U1 ON (U0.user_id = U1.id)
  WHERE (U0.ended_at IS ? AND U1.is_active AND U0.municipality_id = (talks_introductionrequest.common_id))
  LIMIT ?) AND EXISTS(SELECT ? AS a FROM memberships_membership U0
  INNER JOIN people_user U1 ON (U0.user_id = U1.id)
  WHERE (U0.ended_at IS ? AND U1.is_active AND U0.municipality_id = (talks_introductionrequest.third_id))
  LIMIT ?))
  ORDER BY talks_introductionrequest.id DESC
