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
SELECT … FROM partnerships_partnership
  INNER JOIN partnerships_party ON (partnerships_partnership.id = partnerships_party.partnership_id)
  WHERE (partnerships_partnership.merged_into_id IS ? AND partnerships_party.municipality_id = ?)
  ORDER BY partnerships_partnership.began_on DESC ?S LAST, partnerships_partnership.id DESC
  LIMIT ?
SELECT … FROM partnerships_party
  INNER JOIN places_municipality ON (partnerships_party.municipality_id = places_municipality.id)
  INNER JOIN places_country ON (places_municipality.country_id = places_country.code)
  LEFT OUTER JOIN places_municipality T5 ON (places_municipality.region_id = T5.id)
  LEFT OUTER JOIN places_municipality T6 ON (places_municipality.parent_id = T6.id)
  WHERE partnerships_party.partnership_id IN (?)
  ORDER BY partnerships_party.position ASC, partnerships_party.id ASC
SELECT … FROM partnerships_signature
  WHERE partnerships_signature.party_id IN (?)
  ORDER BY partnerships_signature.signed_on ASC ?S LAST, partnerships_signature.id ASC
SELECT … FROM partnerships_partnershipsphere
  WHERE partnerships_partnershipsphere.partnership_id IN (?)
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
  WHERE (introductions_introduction.status IN (?) AND delivery_delivery.status = ? AND (delivery_delivery.passed_by_id IN (?) OR delivery_delivery.passed_by_organisation_id IN (SELECT U0.organisation_id AS organisation FROM memberships_representative U0
  INNER JOIN people_user U1 ON (U0.user_id = U1.id)
  WHERE (U0.ended_at IS ? AND U1.is_active AND U0.user_id = ?))) AND NOT (EXISTS(SELECT ? AS a FROM memberships_membership U0
  INNER JOIN people_user U1 ON (U0.user_id = U1.id)
  WHERE (U0.ended_at IS ? AND U1.is_active AND U0.municipality_id = (introductions_introduction.receiver_id))
  LIMIT ?)))
  ORDER BY delivery_delivery.id ASC
  LIMIT ?
SELECT … FROM rounds_participant
  INNER JOIN rounds_round ON (rounds_participant.round_id = rounds_round.id)
  WHERE (rounds_participant.municipality_id IN (?) AND rounds_participant.presence = ? AND rounds_round.status = ?)
  ORDER BY rounds_participant.id ASC
  LIMIT ?
SELECT … FROM rounds_participant
  INNER JOIN rounds_round ON (rounds_participant.round_id = rounds_round.id)
  WHERE (rounds_participant.presence = ? AND rounds_participant.municipality_id IN (?) AND rounds_round.status = ? AND EXISTS(SELECT ? AS a FROM rounds_pair V0
  WHERE (V0.is_proposed AND (V0.hromada_id = (rounds_participant.id) OR V0.abroad_id = (rounds_participant.id)) AND NOT (EXISTS(SELECT ? AS a FROM rounds_answer U0
  WHERE (U0.pair_id = (V0.id) AND U0.participant_id = (rounds_participant.id))
  LIMIT ?)))
  LIMIT ?))
  ORDER BY rounds_participant.id ASC
  LIMIT ?
SELECT … FROM introductions_answerperiod
  WHERE introductions_answerperiod.municipality_id IN (?)
SELECT … FROM introductions_introduction
  INNER JOIN places_municipality ON (introductions_introduction.receiver_id = places_municipality.id)
  INNER JOIN places_municipality T3 ON (introductions_introduction.sender_id = T3.id)
  INNER JOIN places_country ON (T3.country_id = places_country.code)
  LEFT OUTER JOIN places_municipality T5 ON (T3.region_id = T5.id)
  LEFT OUTER JOIN places_municipality T6 ON (T3.parent_id = T6.id)
  INNER JOIN places_country T7 ON (places_municipality.country_id = T7.code)
  LEFT OUTER JOIN places_municipality T8 ON (places_municipality.region_id = T8.id)
  LEFT OUTER JOIN places_municipality T9 ON (places_municipality.parent_id = T9.id)
  WHERE ((introductions_introduction.delivered_at IS NOT ? AND introductions_introduction.receiver_id IN (?) AND introductions_introduction.status IN (?)) OR (introductions_introduction.sender_id IN (?) AND (introductions_introduction.status IN (?) OR (COALESCE(introductions_introduction.delivered_at, introductions_introduction.sent_at) <= ? AND introductions_introduction.status IN (?)) OR (introductions_introduction.status = ? AND NOT (EXISTS(SELECT ? AS a FROM delivery_delivery U0
  WHERE (U0.status IN (?) AND U0.introduction_id = (introductions_introduction.id))
  LIMIT ?))))))
  ORDER BY introductions_introduction.created_at DESC, introductions_introduction.id DESC
  LIMIT ?
SELECT … FROM introductions_message
  INNER JOIN introductions_introduction ON (introductions_message.introduction_id = introductions_introduction.id)
  INNER JOIN places_municipality T5 ON (introductions_message.on_behalf_of_id = T5.id)
  INNER JOIN places_country ON (T5.country_id = places_country.code)
  LEFT OUTER JOIN places_municipality T7 ON (T5.region_id = T7.id)
  LEFT OUTER JOIN places_municipality T8 ON (T5.parent_id = T8.id)
  WHERE (NOT introductions_message.is_held AND (introductions_introduction.sender_id IN (?) OR (introductions_introduction.delivered_at IS NOT ? AND introductions_introduction.receiver_id IN (?))) AND introductions_message.read_at IS ? AND NOT (introductions_message.on_behalf_of_id IN (?)))
  ORDER BY introductions_message.sent_at DESC, introductions_message.id DESC
  LIMIT ?
SELECT … FROM introductions_message
  INNER JOIN introductions_introduction ON (introductions_message.introduction_id = introductions_introduction.id)
  WHERE (introductions_message.is_held AND introductions_message.on_behalf_of_id IN (?) AND NOT (introductions_message.returned_reason = ?))
  ORDER BY introductions_message.sent_at DESC, introductions_message.id DESC
  LIMIT ?
SELECT … FROM delivery_delivery
  INNER JOIN introductions_introduction ON (delivery_delivery.introduction_id = introductions_introduction.id)
  INNER JOIN places_municipality ON (introductions_introduction.sender_id = places_municipality.id)
  INNER JOIN places_country ON (places_municipality.country_id = places_country.code)
  LEFT OUTER JOIN places_municipality T5 ON (places_municipality.region_id = T5.id)
  LEFT OUTER JOIN places_municipality T6 ON (places_municipality.parent_id = T6.id)
  INNER JOIN places_municipality T7 ON (introductions_introduction.receiver_id = T7.id)
  INNER JOIN places_country T8 ON (T7.country_id = T8.code)
  LEFT OUTER JOIN places_municipality T9 ON (T7.region_id = T9.id)
  LEFT OUTER JOIN places_municipality T10 ON (T7.parent_id = T10.id)
  LEFT OUTER JOIN places_municipality T11 ON (delivery_delivery.passed_by_id = T11.id)
  LEFT OUTER JOIN places_country T12 ON (T11.country_id = T12.code)
  LEFT OUTER JOIN places_municipality T13 ON (T11.region_id = T13.id)
  LEFT OUTER JOIN places_municipality T14 ON (T11.parent_id = T14.id)
  LEFT OUTER JOIN memberships_organisation ON (delivery_delivery.passed_by_organisation_id = memberships_organisation.id)
  LEFT OUTER JOIN places_country T16 ON (memberships_organisation.country_id = T16.code)
  WHERE (introductions_introduction.status IN (?) AND delivery_delivery.status = ? AND introductions_introduction.sender_id IN (?))
  ORDER BY delivery_delivery.id ASC
  LIMIT ?
SELECT … FROM introductions_passingon
  INNER JOIN introductions_introduction ON (introductions_passingon.introduction_id = introductions_introduction.id)
  INNER JOIN places_municipality ON (introductions_introduction.sender_id = places_municipality.id)
  INNER JOIN places_country ON (places_municipality.country_id = places_country.code)
  LEFT OUTER JOIN places_municipality T5 ON (places_municipality.region_id = T5.id)
  LEFT OUTER JOIN places_municipality T6 ON (places_municipality.parent_id = T6.id)
  INNER JOIN places_municipality T7 ON (introductions_introduction.receiver_id = T7.id)
  INNER JOIN places_country T8 ON (T7.country_id = T8.code)
  LEFT OUTER JOIN places_municipality T9 ON (T7.region_id = T9.id)
  LEFT OUTER JOIN places_municipality T10 ON (T7.parent_id = T10.id)
  LEFT OUTER JOIN places_municipality T11 ON (introductions_passingon.municipality_id = T11.id)
  LEFT OUTER JOIN places_country T12 ON (T11.country_id = T12.code)
  LEFT OUTER JOIN memberships_organisation ON (introductions_passingon.organisation_id = memberships_organisation.id)
  WHERE (introductions_introduction.status IN (?) AND introductions_passingon.status = ? AND introductions_introduction.sender_id IN (?))
  ORDER BY introductions_passingon.proposed_at ASC, introductions_passingon.id ASC
  LIMIT ?
SELECT … FROM talks_meeting
  INNER JOIN introductions_introduction ON (talks_meeting.introduction_id = introductions_introduction.id)
  INNER JOIN places_municipality ON (introductions_introduction.sender_id = places_municipality.id)
  INNER JOIN places_municipality T4 ON (introductions_introduction.receiver_id = T4.id)
  INNER JOIN places_country ON (places_municipality.country_id = places_country.code)
  LEFT OUTER JOIN places_municipality T6 ON (places_municipality.region_id = T6.id)
  LEFT OUTER JOIN places_municipality T7 ON (places_municipality.parent_id = T7.id)
  INNER JOIN places_country T8 ON (T4.country_id = T8.code)
  LEFT OUTER JOIN places_municipality T9 ON (T4.region_id = T9.id)
  LEFT OUTER JOIN places_municipality T10 ON (T4.parent_id = T10.id)
  WHERE ((introductions_introduction.sender_id IN (?) OR introductions_introduction.receiver_id IN (?)) AND introductions_introduction.status IN (?) AND talks_meeting.status = ?)
  ORDER BY talks_meeting.proposed_at ASC, talks_meeting.id ASC
  LIMIT ?
SELECT … FROM talks_introductionrequest
  INNER JOIN places_municipality T3 ON (talks_introductionrequest.asker_id = T3.id)
  INNER JOIN places_municipality T4 ON (talks_introductionrequest.third_id = T4.id)
  INNER JOIN people_user ON (talks_introductionrequest.asked_by_id = people_user.id)
  WHERE (talks_introductionrequest.common_id IN (?) AND talks_introductionrequest.status = ?)
  ORDER BY talks_introductionrequest.asked_at ASC
  LIMIT ?
SELECT … FROM talks_sharedmessage
  INNER JOIN talks_introductionrequest ON (talks_sharedmessage.request_id = talks_introductionrequest.id)
  INNER JOIN places_municipality T6 ON (talks_sharedmessage.on_behalf_of_id = T6.id)
  INNER JOIN places_country ON (T6.country_id = places_country.code)
  LEFT OUTER JOIN places_municipality T8 ON (T6.region_id = T8.id)
  LEFT OUTER JOIN places_municipality T9 ON (T6.parent_id = T9.id)
  WHERE ((talks_introductionrequest.asker_id IN (?) OR talks_introductionrequest.common_id IN (?) OR talks_introductionrequest.third_id IN (?)) AND NOT EXISTS(SELECT ? AS a FROM talks_sharedreading U0
  WHERE (U0.municipality_id IN (?) AND U0.read_at >= (talks_sharedmessage.sent_at) AND U0.request_id = (talks_sharedmessage.request_id))
  LIMIT ?) AND NOT (talks_sharedmessage.on_behalf_of_id IN (?)))
  ORDER BY talks_sharedmessage.sent_at DESC, talks_sharedmessage.id DESC
  LIMIT ?
SELECT DISTINCT … FROM partnerships_proposal
  INNER JOIN partnerships_partnership ON (partnerships_proposal.partnership_id = partnerships_partnership.id)
  INNER JOIN partnerships_party ON (partnerships_partnership.id = partnerships_party.partnership_id)
  INNER JOIN partnerships_party T5 ON (partnerships_proposal.proposed_by_id = T5.id)
  INNER JOIN places_municipality T6 ON (T5.municipality_id = T6.id)
  WHERE (partnerships_party.municipality_id IN (?) AND partnerships_proposal.status = ? AND NOT (T5.municipality_id IN (?)))
  ORDER BY partnerships_proposal.id DESC
  LIMIT ?
SELECT … FROM profiles_listing
  WHERE (profiles_listing.status = ? AND NOT (profiles_listing.expires_on < ? AND profiles_listing.expires_on IS NOT ?) AND profiles_listing.expires_on <= ? AND profiles_listing.municipality_id IN (?))
  ORDER BY profiles_listing.expires_on ASC, profiles_listing.id ASC
  LIMIT ?
SELECT … FROM profiles_passport
  INNER JOIN places_municipality ON (profiles_passport.municipality_id = places_municipality.id)
  WHERE (profiles_passport.municipality_id IN (?) AND profiles_passport.needs_review AND NOT (profiles_passport.returned_reason = ?))
  ORDER BY profiles_passport.id ASC
  LIMIT ?
SELECT … FROM profiles_partnersearch
  INNER JOIN places_municipality ON (profiles_partnersearch.municipality_id = places_municipality.id)
  WHERE (profiles_partnersearch.municipality_id IN (?) AND profiles_partnersearch.needs_review AND NOT (profiles_partnersearch.returned_reason = ?))
  ORDER BY profiles_partnersearch.id ASC
  LIMIT ?
SELECT … FROM profiles_listing
  INNER JOIN places_municipality ON (profiles_listing.municipality_id = places_municipality.id)
  WHERE (profiles_listing.municipality_id IN (?) AND profiles_listing.needs_review AND NOT (profiles_listing.returned_reason = ?))
  ORDER BY profiles_listing.id ASC
  LIMIT ?
SELECT … FROM auth_group
  INNER JOIN people_user_groups ON (auth_group.id = people_user_groups.group_id)
  WHERE (people_user_groups.user_id = ? AND auth_group.name = ?)
  LIMIT ?
SELECT … FROM memberships_representative
  INNER JOIN people_user ON (memberships_representative.user_id = people_user.id)
  INNER JOIN memberships_organisation ON (memberships_representative.organisation_id = memberships_organisation.id)
  INNER JOIN places_country ON (memberships_organisation.country_id = places_country.code)
  WHERE (memberships_representative.ended_at IS ? AND people_user.is_active AND memberships_representative.user_id = ?)
  ORDER BY memberships_representative.started_at ASC, memberships_representative.id ASC
SELECT … FROM introductions_introduction
  INNER JOIN places_municipality ON (introductions_introduction.sender_id = places_municipality.id)
  INNER JOIN places_municipality T3 ON (introductions_introduction.receiver_id = T3.id)
  INNER JOIN places_country ON (places_municipality.country_id = places_country.code)
  LEFT OUTER JOIN places_municipality T5 ON (places_municipality.region_id = T5.id)
  LEFT OUTER JOIN places_municipality T6 ON (places_municipality.parent_id = T6.id)
  INNER JOIN places_country T7 ON (T3.country_id = T7.code)
  LEFT OUTER JOIN places_municipality T8 ON (T3.region_id = T8.id)
  LEFT OUTER JOIN places_municipality T9 ON (T3.parent_id = T9.id)
  WHERE ((introductions_introduction.sender_id IN (?) OR (introductions_introduction.delivered_at IS NOT ? AND introductions_introduction.receiver_id IN (?))) AND introductions_introduction.status IN (?))
  ORDER BY introductions_introduction.created_at DESC, introductions_introduction.id DESC
  LIMIT ?
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
  LIMIT ?
SELECT … FROM talks_meeting
  INNER JOIN introductions_introduction ON (talks_meeting.introduction_id = introductions_introduction.id)
  INNER JOIN places_municipality ON (introductions_introduction.sender_id = places_municipality.id)
  INNER JOIN places_municipality T4 ON (introductions_introduction.receiver_id = T4.id)
  INNER JOIN talks_meetingtime ON (talks_meeting.id = talks_meetingtime.meeting_id)
  INNER JOIN places_country ON (places_municipality.country_id = places_country.code)
  LEFT OUTER JOIN places_municipality T7 ON (places_municipality.region_id = T7.id)
  LEFT OUTER JOIN places_municipality T8 ON (places_municipality.parent_id = T8.id)
  INNER JOIN places_country T9 ON (T4.country_id = T9.code)
  LEFT OUTER JOIN places_municipality T10 ON (T4.region_id = T10.id)
  LEFT OUTER JOIN places_municipality T11 ON (T4.parent_id = T11.id)
  WHERE ((introductions_introduction.sender_id IN (?) OR introductions_introduction.receiver_id IN (?)) AND introductions_introduction.status IN (?) AND talks_meeting.status = ? AND talks_meetingtime.is_chosen AND talks_meetingtime.starts_at > ?)
  ORDER BY talks_meetingtime.starts_at ASC, talks_meeting.id ASC
  LIMIT ?
SELECT … FROM introductions_introduction
  WHERE ((introductions_introduction.sender_id = ? OR (introductions_introduction.delivered_at IS NOT ? AND introductions_introduction.receiver_id = ?)) AND NOT (introductions_introduction.status = ?) AND introductions_introduction.status = ?)
  ORDER BY ? DESC
  LIMIT ?
SELECT … FROM introductions_introduction
  WHERE ((introductions_introduction.sender_id = ? OR (introductions_introduction.delivered_at IS NOT ? AND introductions_introduction.receiver_id = ?)) AND NOT (introductions_introduction.status = ?) AND introductions_introduction.sender_id = ?)
  ORDER BY ? DESC, ? DESC
  LIMIT ?
SELECT … FROM matching_considered
  INNER JOIN places_municipality T3 ON (matching_considered.candidate_id = T3.id)
  INNER JOIN places_country ON (T3.country_id = places_country.code)
  LEFT OUTER JOIN places_municipality T5 ON (T3.region_id = T5.id)
  LEFT OUTER JOIN places_municipality T6 ON (T3.parent_id = T6.id)
  WHERE matching_considered.municipality_id = ?
  ORDER BY matching_considered.said_at DESC, matching_considered.id DESC
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
SELECT … FROM profiles_listing
  WHERE ((NOT profiles_listing.needs_review OR profiles_listing.is_public_meanwhile) AND profiles_listing.id IN (SELECT value FROM json_each(?)))
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
