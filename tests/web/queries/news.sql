SELECT … FROM journal_mark
  UNION ALL SELECT * FROM (SELECT ?, id, CAST(timestamp AS text) FROM wagtailcore_pagelogentry
  ORDER BY id DESC
  LIMIT ?) AS log_0
  UNION ALL SELECT * FROM (SELECT ?, id, CAST(timestamp AS text) FROM wagtailcore_modellogentry
  ORDER BY id DESC
  LIMIT ?) AS log_1
SELECT … FROM news_articletopic
  INNER JOIN news_topic ON (news_articletopic.topic_id = news_topic.id)
  ORDER BY news_articletopic.sort_order ASC
SELECT … FROM news_articleplace
  INNER JOIN places_municipality ON (news_articleplace.municipality_id = places_municipality.id)
  ORDER BY news_articleplace.sort_order ASC
SELECT … FROM news_articlepage
  INNER JOIN wagtailcore_page ON (news_articlepage.page_ptr_id = wagtailcore_page.id)
  INNER JOIN wagtailcore_locale ON (wagtailcore_page.locale_id = wagtailcore_locale.id)
  WHERE (wagtailcore_page.live AND NOT EXISTS(SELECT ? AS a FROM news_articlepage U0
  INNER JOIN wagtailcore_page U1 ON (U0.page_ptr_id = U1.id)
  INNER JOIN wagtailcore_locale U2 ON (U1.locale_id = U2.id)
  WHERE (U1.live AND CASE WHEN (U2.language_code = ?) THEN ? WHEN (U2.language_code = ?) THEN ? WHEN (U2.language_code = ?) THEN ? WHEN (U2.language_code = ?) THEN ? WHEN (U2.language_code = ?) THEN ? ELSE ? END < (CASE WHEN (wagtailcore_locale.language_code = ?) THEN ? WHEN (wagtailcore_locale.language_code = ?) THEN ? WHEN (wagtailcore_locale.language_code = ?) THEN ? WHEN (wagtailcore_locale.language_code = ?) THEN ? WHEN (wagtailcore_locale.language_code = ?) THEN ? ELSE ? END) AND U1.translation_key = (wagtailcore_page.translation_key))
  LIMIT ?))
  ORDER BY ? DESC, ? DESC
SELECT … FROM news_topic
  ORDER BY news_topic.slug ASC
SELECT … FROM places_municipality
  WHERE (places_municipality.merged_into_id IS ? AND places_municipality.id IN (?))
SELECT … FROM places_country
SELECT … FROM news_articlepage
  INNER JOIN wagtailcore_page ON (news_articlepage.page_ptr_id = wagtailcore_page.id)
  INNER JOIN wagtailcore_locale ON (wagtailcore_page.locale_id = wagtailcore_locale.id)
  LEFT OUTER JOIN news_picture ON (news_articlepage.picture_id = news_picture.id)
  WHERE news_articlepage.page_ptr_id IN (?)
  ORDER BY news_articlepage.published_at DESC, news_articlepage.page_ptr_id DESC
SELECT … FROM news_articletopic
  INNER JOIN news_topic ON (news_articletopic.topic_id = news_topic.id)
  WHERE news_articletopic.page_id IN (?)
  ORDER BY news_articletopic.sort_order ASC
