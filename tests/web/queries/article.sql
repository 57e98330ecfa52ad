SELECT … FROM news_articlepage
  INNER JOIN wagtailcore_page ON (news_articlepage.page_ptr_id = wagtailcore_page.id)
  INNER JOIN wagtailcore_locale ON (wagtailcore_page.locale_id = wagtailcore_locale.id)
  LEFT OUTER JOIN news_picture ON (news_articlepage.picture_id = news_picture.id)
  WHERE (wagtailcore_page.live AND wagtailcore_page.slug = ?)
  ORDER BY CASE WHEN wagtailcore_locale.language_code = ? THEN ? WHEN wagtailcore_locale.language_code = ? THEN ? WHEN wagtailcore_locale.language_code = ? THEN ? WHEN wagtailcore_locale.language_code = ? THEN ? WHEN wagtailcore_locale.language_code = ? THEN ? ELSE ? END ASC
  LIMIT ?
SELECT … FROM news_articletopic
  INNER JOIN news_topic ON (news_articletopic.topic_id = news_topic.id)
  WHERE news_articletopic.page_id IN (?)
  ORDER BY news_articletopic.sort_order ASC
SELECT … FROM news_articlepage
  INNER JOIN wagtailcore_page ON (news_articlepage.page_ptr_id = wagtailcore_page.id)
  INNER JOIN wagtailcore_locale ON (wagtailcore_page.locale_id = wagtailcore_locale.id)
  WHERE (wagtailcore_page.live AND wagtailcore_page.translation_key = ?)
  ORDER BY wagtailcore_page.path ASC
SELECT … FROM news_articleplace
  INNER JOIN places_municipality ON (news_articleplace.municipality_id = places_municipality.id)
  INNER JOIN places_country ON (places_municipality.country_id = places_country.code)
  LEFT OUTER JOIN places_municipality T5 ON (places_municipality.region_id = T5.id)
  LEFT OUTER JOIN places_country T6 ON (T5.country_id = T6.code)
  LEFT OUTER JOIN places_municipality T7 ON (places_municipality.parent_id = T7.id)
  WHERE news_articleplace.page_id = ?
  ORDER BY news_articleplace.sort_order ASC
SELECT … FROM news_articlepartnership
  WHERE news_articlepartnership.page_id = ?
  ORDER BY news_articlepartnership.sort_order ASC
SELECT … FROM news_readalso
  INNER JOIN news_articlepage T3 ON (news_readalso.article_id = T3.page_ptr_id)
  INNER JOIN wagtailcore_page ON (T3.page_ptr_id = wagtailcore_page.id)
  WHERE news_readalso.page_id = ?
  ORDER BY news_readalso.sort_order ASC
SELECT … FROM news_articlepage
  INNER JOIN news_articleplace ON (news_articlepage.page_ptr_id = news_articleplace.page_id)
  WHERE news_articleplace.municipality_id IN (?)
SELECT … FROM news_articlepage U0
  INNER JOIN news_articleplace U1 ON (U0.page_ptr_id = U1.page_id)
  WHERE (U1.municipality_id IN (?) AND U0.page_ptr_id = (news_articlepage.page_ptr_id))
  GROUP BY U0.page_ptr_id), ?) AS shared_places, COALESCE(?) AS shared_topics, wagtailcore_locale.id, wagtailcore_locale.language_code, news_picture.id, news_picture.collection_id, news_picture.title, news_picture.file, news_picture.description, news_picture.width, news_picture.height, news_picture.created_at, news_picture.uploaded_by_user_id, news_picture.focal_point_x, news_picture.focal_point_y, news_picture.focal_point_width, news_picture.focal_point_height, news_picture.file_size, news_picture.file_hash, news_picture.alt, news_picture.credit FROM news_articlepage
  INNER JOIN wagtailcore_page ON (news_articlepage.page_ptr_id = wagtailcore_page.id)
  INNER JOIN wagtailcore_locale ON (wagtailcore_page.locale_id = wagtailcore_locale.id)
  LEFT OUTER JOIN news_picture ON (news_articlepage.picture_id = news_picture.id)
  WHERE (wagtailcore_page.live AND NOT EXISTS(SELECT ? AS a FROM news_articlepage U0
  INNER JOIN wagtailcore_page U1 ON (U0.page_ptr_id = U1.id)
  INNER JOIN wagtailcore_locale U2 ON (U1.locale_id = U2.id)
  WHERE (U1.live AND CASE WHEN (U2.language_code = ?) THEN ? WHEN (U2.language_code = ?) THEN ? WHEN (U2.language_code = ?) THEN ? WHEN (U2.language_code = ?) THEN ? WHEN (U2.language_code = ?) THEN ? ELSE ? END < (CASE WHEN (wagtailcore_locale.language_code = ?) THEN ? WHEN (wagtailcore_locale.language_code = ?) THEN ? WHEN (wagtailcore_locale.language_code = ?) THEN ? WHEN (wagtailcore_locale.language_code = ?) THEN ? WHEN (wagtailcore_locale.language_code = ?) THEN ? ELSE ? END) AND U1.translation_key = (wagtailcore_page.translation_key))
  LIMIT ?) AND NOT (wagtailcore_page.translation_key IN (?)) AND news_articlepage.page_ptr_id IN (SELECT value FROM json_each(?)))
  ORDER BY ((COALESCE((SELECT COUNT(DISTINCT U1.id) AS shared FROM news_articlepage U0
  INNER JOIN news_articleplace U1 ON (U0.page_ptr_id = U1.page_id)
  WHERE (U1.municipality_id IN (?) AND U0.page_ptr_id = (news_articlepage.page_ptr_id))
  GROUP BY U0.page_ptr_id), ?) * ?) + COALESCE(?)) DESC, news_articlepage.published_at DESC, news_articlepage.page_ptr_id DESC
  LIMIT ?
SELECT … FROM news_articleviews
  WHERE news_articleviews.translation_key = ?
  ORDER BY news_articleviews.translation_key ASC
  LIMIT ?
