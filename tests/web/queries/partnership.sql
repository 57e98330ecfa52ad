SELECT … FROM partnerships_statement U0
  INNER JOIN partnerships_partnership U1 ON (U0.partnership_id = U1.id)
  WHERE (U0.withdrawn_at IS ? AND NOT ((U0.topic IN (?) OR (U0.topic = ? AND (CASE WHEN JSON_TYPE(U0.value, ?) IN (?,?,?) THEN JSON_TYPE(U0.value, ?) ELSE JSON_EXTRACT(U0.value, ?) END) IN (JSON_EXTRACT(?), JSON_EXTRACT(?), JSON_EXTRACT(?), JSON_EXTRACT(?), JSON_EXTRACT(?), JSON_EXTRACT(?)))) AND U1.stage IN (?)) AND U0.partnership_id = (partnerships_partnership.id))
  ORDER BY CASE WHEN U0.evidence = ? THEN ? WHEN U0.evidence = ? THEN ? WHEN U0.evidence = ? THEN ? WHEN U0.evidence = ? THEN ? WHEN U0.evidence = ? THEN ? WHEN U0.evidence = ? THEN ? ELSE ? END ASC, U0.id ASC
  LIMIT ?) AS strongest_evidence FROM partnerships_partnership
  WHERE partnerships_partnership.id = ?
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
SELECT … FROM partnerships_statement
  LEFT OUTER JOIN partnerships_party ON (partnerships_statement.stated_by_id = partnerships_party.id)
  LEFT OUTER JOIN places_municipality ON (partnerships_party.municipality_id = places_municipality.id)
  WHERE partnerships_statement.partnership_id = ?
  ORDER BY partnerships_statement.occurred_on ASC ?S LAST, partnerships_statement.recorded_at ASC, partnerships_statement.id ASC
SELECT … FROM news_articlepage
  INNER JOIN wagtailcore_page ON (news_articlepage.page_ptr_id = wagtailcore_page.id)
  INNER JOIN wagtailcore_locale ON (wagtailcore_page.locale_id = wagtailcore_locale.id)
  LEFT OUTER JOIN news_picture ON (news_articlepage.picture_id = news_picture.id)
  WHERE (wagtailcore_page.live AND NOT EXISTS(SELECT ? AS a FROM news_articlepage U0
  INNER JOIN wagtailcore_page U1 ON (U0.page_ptr_id = U1.id)
  INNER JOIN wagtailcore_locale U2 ON (U1.locale_id = U2.id)
  WHERE (U1.live AND CASE WHEN (U2.language_code = ?) THEN ? WHEN (U2.language_code = ?) THEN ? WHEN (U2.language_code = ?) THEN ? WHEN (U2.language_code = ?) THEN ? WHEN (U2.language_code = ?) THEN ? ELSE ? END < (CASE WHEN (wagtailcore_locale.language_code = ?) THEN ? WHEN (wagtailcore_locale.language_code = ?) THEN ? WHEN (wagtailcore_locale.language_code = ?) THEN ? WHEN (wagtailcore_locale.language_code = ?) THEN ? WHEN (wagtailcore_locale.language_code = ?) THEN ? ELSE ? END) AND U1.translation_key = (wagtailcore_page.translation_key))
  LIMIT ?) AND EXISTS(SELECT ? AS a FROM news_articlepartnership U0
  WHERE (U0.page_id = (news_articlepage.page_ptr_id) AND U0.partnership_id = ?)
  LIMIT ?))
  ORDER BY news_articlepage.published_at DESC, news_articlepage.page_ptr_id DESC
  LIMIT ?
