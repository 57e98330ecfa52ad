SELECT … FROM journal_mark
  UNION ALL SELECT * FROM (SELECT ?, id, CAST(timestamp AS text) FROM wagtailcore_pagelogentry
  ORDER BY id DESC
  LIMIT ?) AS log_0
  UNION ALL SELECT * FROM (SELECT ?, id, CAST(timestamp AS text) FROM wagtailcore_modellogentry
  ORDER BY id DESC
  LIMIT ?) AS log_1
SELECT … FROM news_articlepage
  INNER JOIN wagtailcore_page ON (news_articlepage.page_ptr_id = wagtailcore_page.id)
  INNER JOIN wagtailcore_locale ON (wagtailcore_page.locale_id = wagtailcore_locale.id)
  LEFT OUTER JOIN news_picture ON (news_articlepage.picture_id = news_picture.id)
  WHERE (wagtailcore_page.live AND NOT EXISTS(SELECT ? AS a FROM news_articlepage U0
  INNER JOIN wagtailcore_page U1 ON (U0.page_ptr_id = U1.id)
  INNER JOIN wagtailcore_locale U2 ON (U1.locale_id = U2.id)
  WHERE (U1.live AND CASE WHEN (U2.language_code = ?) THEN ? WHEN (U2.language_code = ?) THEN ? WHEN (U2.language_code = ?) THEN ? WHEN (U2.language_code = ?) THEN ? WHEN (U2.language_code = ?) THEN ? ELSE ? END < (CASE WHEN (wagtailcore_locale.language_code = ?) THEN ? WHEN (wagtailcore_locale.language_code = ?) THEN ? WHEN (wagtailcore_locale.language_code = ?) THEN ? WHEN (wagtailcore_locale.language_code = ?) THEN ? WHEN (wagtailcore_locale.language_code = ?) THEN ? ELSE ? END) AND U1.translation_key = (wagtailcore_page.translation_key))
  LIMIT ?))
  ORDER BY news_articlepage.published_at DESC, news_articlepage.page_ptr_id DESC
  LIMIT ?
SELECT … FROM news_articletopic
  INNER JOIN news_topic ON (news_articletopic.topic_id = news_topic.id)
  WHERE news_articletopic.page_id IN (?)
  ORDER BY news_articletopic.sort_order ASC
SELECT … FROM places_municipality
  WHERE (places_municipality.merged_into_id IS ? AND places_municipality.country_id = ? AND places_municipality.level = ? AND places_municipality.is_counted)
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
SELECT … FROM profiles_partnersearch
  WHERE ((NOT profiles_partnersearch.needs_review OR profiles_partnersearch.is_public_meanwhile) AND profiles_partnersearch.is_seeking)
