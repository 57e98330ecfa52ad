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
  WHERE (memberships_membership.ended_at IS ? AND people_user.is_active AND memberships_membership.municipality_id IN (SELECT U0.municipality_id AS municipality FROM memberships_membership U0
  INNER JOIN people_user U1 ON (U0.user_id = U1.id)
  WHERE (U0.ended_at IS ? AND U1.is_active AND U0.user_id = ?)))
  ORDER BY memberships_membership.started_at ASC
SELECT … FROM memberships_membershiprequest
  INNER JOIN people_user ON (memberships_membershiprequest.user_id = people_user.id)
  INNER JOIN places_municipality ON (memberships_membershiprequest.municipality_id = places_municipality.id)
  INNER JOIN places_country ON (places_municipality.country_id = places_country.code)
  LEFT OUTER JOIN places_municipality T5 ON (places_municipality.region_id = T5.id)
  LEFT OUTER JOIN places_municipality T6 ON (places_municipality.parent_id = T6.id)
  LEFT OUTER JOIN people_user T7 ON (memberships_membershiprequest.decided_by_id = T7.id)
  WHERE (memberships_membershiprequest.user_id = ? AND NOT (memberships_membershiprequest.status = ?))
  ORDER BY memberships_membershiprequest.requested_at DESC
SELECT … FROM memberships_vouching
  INNER JOIN memberships_membershiprequest ON (memberships_vouching.request_id = memberships_membershiprequest.id)
  LEFT OUTER JOIN memberships_organisation ON (memberships_vouching.organisation_id = memberships_organisation.id)
  LEFT OUTER JOIN places_municipality ON (memberships_vouching.municipality_id = places_municipality.id)
  INNER JOIN people_user ON (memberships_membershiprequest.user_id = people_user.id)
  INNER JOIN places_municipality T6 ON (memberships_membershiprequest.municipality_id = T6.id)
  INNER JOIN places_country ON (T6.country_id = places_country.code)
  LEFT OUTER JOIN places_municipality T8 ON (T6.region_id = T8.id)
  LEFT OUTER JOIN places_municipality T9 ON (T6.parent_id = T9.id)
  WHERE (memberships_vouching.answer = ? AND memberships_vouching.expires_at > ? AND memberships_membershiprequest.status IN (?) AND (memberships_vouching.organisation_id IN (SELECT U0.organisation_id AS organisation FROM memberships_representative U0
  INNER JOIN people_user U1 ON (U0.user_id = U1.id)
  WHERE (U0.ended_at IS ? AND U1.is_active AND U0.user_id = ?)) OR memberships_vouching.municipality_id IN (SELECT U0.municipality_id AS municipality FROM memberships_membership U0
  INNER JOIN people_user U1 ON (U0.user_id = U1.id)
  WHERE (U0.ended_at IS ? AND U1.is_active AND U0.mandate_id IS ? AND U0.role IN (?) AND U0.user_id = ?))) AND NOT (memberships_membershiprequest.user_id = ?) AND NOT (memberships_membershiprequest.municipality_id IN (SELECT U0.municipality_id AS municipality FROM memberships_membership U0
  INNER JOIN people_user U1 ON (U0.user_id = U1.id)
  WHERE (U0.ended_at IS ? AND U1.is_active AND U0.user_id = ?))))
  ORDER BY memberships_vouching.asked_at ASC, memberships_vouching.id ASC
SELECT … FROM people_draft
  WHERE people_draft.person_id = ?
  ORDER BY people_draft.saved_at DESC, people_draft.id DESC
  LIMIT ?
SELECT … FROM memberships_membership
  INNER JOIN people_user ON (memberships_membership.user_id = people_user.id)
  INNER JOIN places_municipality ON (memberships_membership.municipality_id = places_municipality.id)
  INNER JOIN places_country ON (places_municipality.country_id = places_country.code)
  LEFT OUTER JOIN places_municipality T5 ON (places_municipality.region_id = T5.id)
  LEFT OUTER JOIN places_municipality T6 ON (places_municipality.parent_id = T6.id)
  LEFT OUTER JOIN memberships_mandate ON (memberships_membership.mandate_id = memberships_mandate.id)
  LEFT OUTER JOIN memberships_organisation ON (memberships_mandate.organisation_id = memberships_organisation.id)
  WHERE (memberships_membership.ended_at IS ? AND people_user.is_active AND memberships_membership.user_id = ?)
  ORDER BY memberships_membership.started_at ASC
SELECT … FROM delivery_delivery
  INNER JOIN introductions_introduction ON (delivery_delivery.introduction_id = introductions_introduction.id)
  LEFT OUTER JOIN places_municipality ON (delivery_delivery.passed_by_id = places_municipality.id)
  LEFT OUTER JOIN memberships_organisation ON (delivery_delivery.passed_by_organisation_id = memberships_organisation.id)
  INNER JOIN places_municipality T5 ON (introductions_introduction.receiver_id = T5.id)
  INNER JOIN places_municipality T6 ON (introductions_introduction.sender_id = T6.id)
  INNER JOIN places_country ON (T6.country_id = places_country.code)
  LEFT OUTER JOIN places_municipality T8 ON (T6.region_id = T8.id)
  LEFT OUTER JOIN places_municipality T9 ON (T6.parent_id = T9.id)
  INNER JOIN places_country T10 ON (T5.country_id = T10.code)
  LEFT OUTER JOIN places_municipality T11 ON (T5.region_id = T11.id)
  LEFT OUTER JOIN places_municipality T12 ON (T5.parent_id = T12.id)
  LEFT OUTER JOIN places_country T13 ON (places_municipality.country_id = T13.code)
  LEFT OUTER JOIN places_municipality T14 ON (places_municipality.region_id = T14.id)
  LEFT OUTER JOIN places_municipality T15 ON (places_municipality.parent_id = T15.id)
  LEFT OUTER JOIN places_country T16 ON (memberships_organisation.country_id = T16.code)
  WHERE (introductions_introduction.status IN (?) AND delivery_delivery.status = ? AND delivery_delivery.passed_by_organisation_id IN (SELECT U0.organisation_id AS organisation FROM memberships_representative U0
  INNER JOIN people_user U1 ON (U0.user_id = U1.id)
  WHERE (U0.ended_at IS ? AND U1.is_active AND U0.user_id = ?)) AND NOT (EXISTS(SELECT ? AS a FROM memberships_membership U0
  INNER JOIN people_user U1 ON (U0.user_id = U1.id)
  WHERE (U0.ended_at IS ? AND U1.is_active AND U0.municipality_id = (introductions_introduction.receiver_id))
  LIMIT ?)))
  ORDER BY delivery_delivery.id ASC
  LIMIT ?
SELECT … FROM auth_group
  INNER JOIN people_user_groups ON (auth_group.id = people_user_groups.group_id)
  WHERE (people_user_groups.user_id = ? AND auth_group.name = ?)
  LIMIT ?
SELECT … FROM memberships_membershiprequest
  WHERE memberships_membershiprequest.status = ?
SELECT … FROM profiles_passport
  WHERE profiles_passport.needs_review
  ORDER BY ? ASC
SELECT … FROM profiles_partnersearch
  WHERE profiles_partnersearch.needs_review
  ORDER BY ? ASC
SELECT … FROM profiles_listing
  WHERE profiles_listing.needs_review
  ORDER BY ? ASC
SELECT … FROM profiles_project
  WHERE profiles_project.needs_review
  ORDER BY ? ASC
SELECT … FROM profiles_passportpicture
  WHERE profiles_passportpicture.needs_review
  ORDER BY ? ASC
SELECT … FROM introductions_introduction
  WHERE introductions_introduction.status = ?
SELECT … FROM introductions_message
  WHERE (introductions_message.is_held AND introductions_message.returned_reason = ?)
SELECT … FROM suggestions_suggestion
  WHERE suggestions_suggestion.status = ?
SELECT … FROM memberships_representative
  INNER JOIN people_user ON (memberships_representative.user_id = people_user.id)
  INNER JOIN memberships_organisation ON (memberships_representative.organisation_id = memberships_organisation.id)
  INNER JOIN places_country ON (memberships_organisation.country_id = places_country.code)
  WHERE (memberships_representative.ended_at IS ? AND people_user.is_active AND memberships_representative.user_id = ?)
  ORDER BY memberships_representative.started_at ASC, memberships_representative.id ASC
SELECT … FROM places_country U0
  WHERE U0.code = (CASE WHEN JSON_TYPE(suggestions_suggestion.proposed, ?) IN (?,?,?) THEN JSON_TYPE(suggestions_suggestion.proposed, ?) ELSE JSON_EXTRACT(suggestions_suggestion.proposed, ?) END)
  ORDER BY COALESCE(U0.name ->> ?, ?) ASC) AS country_name, places_municipality.id, places_municipality.level, places_municipality.kind, places_municipality.country_id, places_municipality.region_id, places_municipality.county_id, places_municipality.parent_id, places_municipality.name, places_municipality.centre, places_municipality.latitude, places_municipality.longitude, places_municipality.is_location_approximate, places_municipality.population, places_municipality.population_as_of, places_municipality.population_source, places_municipality.is_population_of_centre, places_municipality.is_counted, places_municipality.is_occupied, places_municipality.merged_into_id, places_municipality.ended_on, places_municipality.source, places_municipality.source_date, places_country.code, places_country.name, places_country.excluded_since, places_country.exclusion_act, places_country.exclusion_url, T5.id, T5.level, T5.kind, T5.country_id, T5.region_id, T5.county_id, T5.parent_id, T5.name, T5.centre, T5.latitude, T5.longitude, T5.is_location_approximate, T5.population, T5.population_as_of, T5.population_source, T5.is_population_of_centre, T5.is_counted, T5.is_occupied, T5.merged_into_id, T5.ended_on, T5.source, T5.source_date, T6.id, T6.level, T6.kind, T6.country_id, T6.region_id, T6.county_id, T6.parent_id, T6.name, T6.centre, T6.latitude, T6.longitude, T6.is_location_approximate, T6.population, T6.population_as_of, T6.population_source, T6.is_population_of_centre, T6.is_counted, T6.is_occupied, T6.merged_into_id, T6.ended_on, T6.source, T6.source_date, T7.id, T7.level, T7.kind, T7.country_id, T7.region_id, T7.county_id, T7.parent_id, T7.name, T7.centre, T7.latitude, T7.longitude, T7.is_location_approximate, T7.population, T7.population_as_of, T7.population_source, T7.is_population_of_centre, T7.is_counted, T7.is_occupied, T7.merged_into_id, T7.ended_on, T7.source, T7.source_date, places_amendment.id, places_amendment.kind, places_amendment.field, places_amendment.municipality_id, places_amendment.other_id, places_amendment.name, places_amendment.details, places_amendment.act, places_amendment.source_url, places_amendment.reason, places_amendment.made_at, places_amendment.made_by_id, places_amendment.withdrawn_at, places_amendment.withdrawn_by_id FROM suggestions_suggestion
  LEFT OUTER JOIN places_municipality ON (suggestions_suggestion.municipality_id = places_municipality.id)
  LEFT OUTER JOIN places_country ON (places_municipality.country_id = places_country.code)
  LEFT OUTER JOIN places_municipality T5 ON (places_municipality.region_id = T5.id)
  LEFT OUTER JOIN places_municipality T6 ON (places_municipality.county_id = T6.id)
  LEFT OUTER JOIN places_municipality T7 ON (places_municipality.parent_id = T7.id)
  LEFT OUTER JOIN places_amendment ON (suggestions_suggestion.correction_id = places_amendment.id)
  WHERE (suggestions_suggestion.proposer_id = ? AND NOT (suggestions_suggestion.status = ?))
  ORDER BY suggestions_suggestion.suggested_at DESC, suggestions_suggestion.id DESC
  LIMIT ?
