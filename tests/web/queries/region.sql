SELECT … FROM journal_mark
  UNION ALL SELECT * FROM (SELECT ?, id, CAST(timestamp AS text) FROM wagtailcore_pagelogentry
  ORDER BY id DESC
  LIMIT ?) AS log_0
  UNION ALL SELECT * FROM (SELECT ?, id, CAST(timestamp AS text) FROM wagtailcore_modellogentry
  ORDER BY id DESC
  LIMIT ?) AS log_1
SELECT … FROM places_municipality
  INNER JOIN places_country ON (places_municipality.country_id = places_country.code)
  LEFT OUTER JOIN places_municipality T3 ON (places_municipality.region_id = T3.id)
  LEFT OUTER JOIN places_municipality T4 ON (places_municipality.county_id = T4.id)
  LEFT OUTER JOIN places_municipality T5 ON (places_municipality.parent_id = T5.id)
  WHERE places_municipality.id = ?
SELECT … FROM profiles_passport
  LEFT OUTER JOIN profiles_economy ON (profiles_passport.id = profiles_economy.passport_id)
  LEFT OUTER JOIN profiles_services ON (profiles_passport.id = profiles_services.passport_id)
  LEFT OUTER JOIN profiles_damage ON (profiles_passport.id = profiles_damage.passport_id)
  WHERE ((NOT profiles_passport.needs_review OR profiles_passport.is_public_meanwhile) AND profiles_passport.municipality_id = ?)
SELECT … FROM profiles_partnersearch
  WHERE ((NOT profiles_partnersearch.needs_review OR profiles_partnersearch.is_public_meanwhile) AND profiles_partnersearch.municipality_id = ?)
SELECT … FROM profiles_listing
  WHERE ((NOT profiles_listing.needs_review OR profiles_listing.is_public_meanwhile) AND profiles_listing.status = ? AND NOT (profiles_listing.expires_on < ? AND profiles_listing.expires_on IS NOT ?) AND profiles_listing.municipality_id = ?)
  ORDER BY profiles_listing.direction ASC, profiles_listing.sphere ASC, profiles_listing.id ASC
SELECT … FROM profiles_project
  WHERE ((NOT profiles_project.needs_review OR profiles_project.is_public_meanwhile) AND profiles_project.municipality_id = ?)
  ORDER BY profiles_project.id ASC
SELECT … FROM profiles_passportpicture
  WHERE ((NOT profiles_passportpicture.needs_review OR profiles_passportpicture.is_public_meanwhile) AND (NOT profiles_passportpicture.shows_damage OR profiles_passportpicture.added_on <= ?) AND profiles_passportpicture.withdrawn_at IS ? AND profiles_passportpicture.municipality_id = ?)
  ORDER BY profiles_passportpicture.kind ASC, profiles_passportpicture.put_first_at DESC ?S LAST, profiles_passportpicture.id ASC
SELECT … FROM places_territorystatus
  INNER JOIN places_municipality ON (places_territorystatus.municipality_id = places_municipality.id)
  WHERE (places_territorystatus.municipality_id = ? OR (places_territorystatus.municipality_id = ? AND places_territorystatus.part = ?) OR (places_territorystatus.municipality_id = ? AND places_territorystatus.part = ?))
  ORDER BY places_territorystatus.valid_from DESC, places_territorystatus.part ASC
SELECT … FROM places_amendment
  LEFT OUTER JOIN places_municipality ON (places_amendment.municipality_id = places_municipality.id)
  LEFT OUTER JOIN places_municipality T3 ON (places_amendment.other_id = T3.id)
  WHERE (places_amendment.withdrawn_at IS ? AND (places_amendment.municipality_id = ? OR places_amendment.other_id = ?) AND NOT (places_amendment.kind = ?))
  ORDER BY places_amendment.made_at DESC, places_amendment.id DESC
SELECT … FROM memberships_membership
  INNER JOIN people_user ON (memberships_membership.user_id = people_user.id)
  WHERE (memberships_membership.ended_at IS ? AND people_user.is_active AND memberships_membership.municipality_id = ?)
  LIMIT ?
SELECT … FROM places_name
  WHERE places_name.municipality_id = ?
  ORDER BY places_name.language ASC, places_name.text ASC
SELECT … FROM places_identifier
  WHERE places_identifier.municipality_id IN (SELECT U0.id AS pk FROM places_municipality U0
  WHERE (U0.id = ? OR U0.merged_into_id = ?))
  ORDER BY places_identifier.scheme ASC, places_identifier.value ASC
SELECT … FROM partnerships_statement U0
  INNER JOIN partnerships_partnership U1 ON (U0.partnership_id = U1.id)
  WHERE (U0.withdrawn_at IS ? AND NOT ((U0.topic IN (?) OR (U0.topic = ? AND (CASE WHEN JSON_TYPE(U0.value, ?) IN (?,?,?) THEN JSON_TYPE(U0.value, ?) ELSE JSON_EXTRACT(U0.value, ?) END) IN (JSON_EXTRACT(?), JSON_EXTRACT(?), JSON_EXTRACT(?), JSON_EXTRACT(?), JSON_EXTRACT(?), JSON_EXTRACT(?)))) AND U1.stage IN (?)) AND U0.partnership_id = (partnerships_partnership.id))
  ORDER BY CASE WHEN U0.evidence = ? THEN ? WHEN U0.evidence = ? THEN ? WHEN U0.evidence = ? THEN ? WHEN U0.evidence = ? THEN ? WHEN U0.evidence = ? THEN ? WHEN U0.evidence = ? THEN ? ELSE ? END ASC, U0.id ASC
  LIMIT ?) AS strongest_evidence FROM partnerships_partnership
  INNER JOIN partnerships_party ON (partnerships_partnership.id = partnerships_party.partnership_id)
  WHERE (partnerships_partnership.is_public AND partnerships_party.municipality_id = ?)
  ORDER BY partnerships_partnership.began_on DESC ?S LAST, partnerships_partnership.id DESC
  LIMIT ?
SELECT … FROM news_articlepage
  INNER JOIN wagtailcore_page ON (news_articlepage.page_ptr_id = wagtailcore_page.id)
  INNER JOIN wagtailcore_locale ON (wagtailcore_page.locale_id = wagtailcore_locale.id)
  LEFT OUTER JOIN news_picture ON (news_articlepage.picture_id = news_picture.id)
  WHERE (wagtailcore_page.live AND NOT EXISTS(SELECT ? AS a FROM news_articlepage U0
  INNER JOIN wagtailcore_page U1 ON (U0.page_ptr_id = U1.id)
  INNER JOIN wagtailcore_locale U2 ON (U1.locale_id = U2.id)
  WHERE (U1.live AND CASE WHEN (U2.language_code = ?) THEN ? WHEN (U2.language_code = ?) THEN ? WHEN (U2.language_code = ?) THEN ? WHEN (U2.language_code = ?) THEN ? WHEN (U2.language_code = ?) THEN ? ELSE ? END < (CASE WHEN (wagtailcore_locale.language_code = ?) THEN ? WHEN (wagtailcore_locale.language_code = ?) THEN ? WHEN (wagtailcore_locale.language_code = ?) THEN ? WHEN (wagtailcore_locale.language_code = ?) THEN ? WHEN (wagtailcore_locale.language_code = ?) THEN ? ELSE ? END) AND U1.translation_key = (wagtailcore_page.translation_key))
  LIMIT ?) AND EXISTS(SELECT ? AS a FROM news_articleplace U0
  WHERE (U0.municipality_id = ? AND U0.page_id = (news_articlepage.page_ptr_id))
  LIMIT ?))
  ORDER BY news_articlepage.published_at DESC, news_articlepage.page_ptr_id DESC
  LIMIT ?
SELECT … FROM places_succession
  INNER JOIN places_municipality ON (places_succession.predecessor_id = places_municipality.id)
  INNER JOIN places_municipality T3 ON (places_succession.successor_id = T3.id)
  INNER JOIN places_country ON (places_municipality.country_id = places_country.code)
  LEFT OUTER JOIN places_municipality T5 ON (places_municipality.region_id = T5.id)
  INNER JOIN places_country T6 ON (T3.country_id = T6.code)
  LEFT OUTER JOIN places_municipality T7 ON (T3.region_id = T7.id)
  WHERE (places_succession.predecessor_id = ? OR places_succession.successor_id = ?)
  ORDER BY places_succession.happened_on ASC, places_succession.id ASC
SELECT … FROM places_pastfact
  LEFT OUTER JOIN places_municipality T3 ON (places_pastfact.unit_id = T3.id)
  WHERE places_pastfact.municipality_id = ?
  ORDER BY places_pastfact.field ASC, places_pastfact.valid_until DESC
SELECT … FROM places_statistic
  WHERE places_statistic.municipality_id = ?
  ORDER BY places_statistic.as_of DESC, places_statistic.source ASC
  LIMIT ?
SELECT … FROM places_officialaddress
  WHERE places_officialaddress.municipality_id = ?
  ORDER BY places_officialaddress.kind DESC
SELECT … FROM places_authority
  LEFT OUTER JOIN places_municipality T3 ON (places_authority.works_from_id = T3.id)
  LEFT OUTER JOIN places_municipality T4 ON (T3.region_id = T4.id)
  WHERE places_authority.municipality_id = ?
  ORDER BY places_authority.valid_from DESC, places_authority.id ASC
SELECT … FROM partnerships_twinlink
  INNER JOIN places_municipality ON (partnerships_twinlink.one_id = places_municipality.id)
  INNER JOIN places_municipality T3 ON (partnerships_twinlink.other_id = T3.id)
  INNER JOIN places_country ON (places_municipality.country_id = places_country.code)
  LEFT OUTER JOIN places_municipality T5 ON (places_municipality.region_id = T5.id)
  INNER JOIN places_country T6 ON (T3.country_id = T6.code)
  LEFT OUTER JOIN places_municipality T7 ON (T3.region_id = T7.id)
  WHERE (partnerships_twinlink.one_id = ? OR partnerships_twinlink.other_id = ?)
  ORDER BY partnerships_twinlink.source ASC, partnerships_twinlink.as_of DESC, partnerships_twinlink.id ASC
  LIMIT ?
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
SELECT … FROM profiles_passport
  WHERE (NOT profiles_passport.needs_review OR profiles_passport.is_public_meanwhile)
  ORDER BY ? DESC
SELECT … FROM profiles_partnersearch
  WHERE (NOT profiles_partnersearch.needs_review OR profiles_partnersearch.is_public_meanwhile)
  ORDER BY ? DESC
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
SELECT … FROM profiles_listing
  INNER JOIN places_municipality ON (profiles_listing.municipality_id = places_municipality.id)
  WHERE ((NOT profiles_listing.needs_review OR profiles_listing.is_public_meanwhile) AND profiles_listing.status = ? AND NOT (profiles_listing.expires_on < ? AND profiles_listing.expires_on IS NOT ?) AND places_municipality.ended_on IS ? AND places_municipality.merged_into_id IS ?)
  ORDER BY ? DESC, ? DESC
SELECT … FROM memberships_membership
  INNER JOIN people_user ON (memberships_membership.user_id = people_user.id)
  WHERE (memberships_membership.ended_at IS ? AND people_user.is_active)
SELECT … FROM places_municipality
  WHERE (places_municipality.merged_into_id IS ? AND places_municipality.ended_on IS ? AND places_municipality.merged_into_id IS ? AND places_municipality.level = ? AND places_municipality.region_id = ?)
SELECT … FROM places_municipality
  WHERE (places_municipality.merged_into_id IS ? AND places_municipality.id IN (?))
  ORDER BY places_municipality.population DESC ?S LAST, COALESCE(places_municipality.name ->> ?, ?) ASC
SELECT … FROM partnerships_party
  INNER JOIN partnerships_partnership ON (partnerships_party.partnership_id = partnerships_partnership.id)
  INNER JOIN places_municipality ON (partnerships_party.municipality_id = places_municipality.id)
  WHERE (partnerships_partnership.is_public AND partnerships_partnership.stage IN (?) AND NOT (partnerships_partnership.type = ?) AND EXISTS(SELECT ? AS a FROM partnerships_party U0
  INNER JOIN places_municipality U2 ON (U0.municipality_id = U2.id)
  WHERE (U0.partnership_id = (partnerships_party.partnership_id) AND NOT (U2.country_id = ?))
  LIMIT ?) AND places_municipality.region_id = ?)
SELECT … FROM partnerships_party
  INNER JOIN places_municipality ON (partnerships_party.municipality_id = places_municipality.id)
  WHERE (partnerships_party.partnership_id IN (SELECT V0.partnership_id AS partnership_id FROM partnerships_party V0
  INNER JOIN partnerships_partnership V1 ON (V0.partnership_id = V1.id)
  INNER JOIN places_municipality V2 ON (V0.municipality_id = V2.id)
  WHERE (V1.is_public AND V1.stage IN (?) AND NOT (V1.type = ?) AND EXISTS(SELECT ? AS a FROM partnerships_party U0
  INNER JOIN places_municipality U2 ON (U0.municipality_id = U2.id)
  WHERE (U0.partnership_id = (V0.partnership_id) AND NOT (U2.country_id = ?))
  LIMIT ?) AND V2.region_id = ?)) AND NOT (places_municipality.country_id = ?))
  GROUP BY ?
SELECT … FROM places_country
  WHERE places_country.code IN (?)
  ORDER BY COALESCE(places_country.name ->> ?, ?) ASC
