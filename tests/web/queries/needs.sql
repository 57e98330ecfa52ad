SELECT … FROM journal_mark
  UNION ALL SELECT * FROM (SELECT ?, id, CAST(timestamp AS text) FROM wagtailcore_pagelogentry
  ORDER BY id DESC
  LIMIT ?) AS log_0
  UNION ALL SELECT * FROM (SELECT ?, id, CAST(timestamp AS text) FROM wagtailcore_modellogentry
  ORDER BY id DESC
  LIMIT ?) AS log_1
SELECT … FROM profiles_listing
  INNER JOIN places_municipality ON (profiles_listing.municipality_id = places_municipality.id)
  WHERE ((NOT profiles_listing.needs_review OR profiles_listing.is_public_meanwhile) AND profiles_listing.status = ? AND NOT (profiles_listing.expires_on < ? AND profiles_listing.expires_on IS NOT ?) AND places_municipality.ended_on IS ? AND places_municipality.merged_into_id IS ?)
  ORDER BY ? DESC, ? DESC
SELECT … FROM places_country
SELECT … FROM places_municipality
  WHERE (places_municipality.merged_into_id IS ? AND places_municipality.id IN (?))
SELECT … FROM profiles_listing
  INNER JOIN places_municipality ON (profiles_listing.municipality_id = places_municipality.id)
  INNER JOIN places_country ON (places_municipality.country_id = places_country.code)
  LEFT OUTER JOIN places_municipality T4 ON (places_municipality.region_id = T4.id)
  LEFT OUTER JOIN places_municipality T5 ON (places_municipality.parent_id = T5.id)
  WHERE ((NOT profiles_listing.needs_review OR profiles_listing.is_public_meanwhile) AND profiles_listing.id IN (?))
