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
SELECT DISTINCT … FROM places_name
  INNER JOIN places_municipality ON (places_name.municipality_id = places_municipality.id)
  WHERE (places_municipality.ended_on IS ? AND places_municipality.merged_into_id IS ? AND places_name.key = ?)
  ORDER BY ? ASC, ? DESC ?S LAST, ? ASC
  LIMIT ?
SELECT … FROM (SELECT places_name.id AS pk FROM places_name
  WHERE (places_name.key > ? AND places_name.key < ?)
  LIMIT ?) subquery
SELECT DISTINCT … FROM places_name
  INNER JOIN places_municipality ON (places_name.municipality_id = places_municipality.id)
  WHERE (places_municipality.ended_on IS ? AND places_municipality.merged_into_id IS ? AND places_name.key > ? AND places_name.key < ?)
  ORDER BY ? ASC, ? DESC ?S LAST, ? ASC
  LIMIT ?
SELECT … FROM places_country
SELECT … FROM places_municipality
  WHERE (places_municipality.merged_into_id IS ? AND places_municipality.country_id = ? AND places_municipality.kind IN (?) AND places_municipality.level IN (?))
  ORDER BY places_municipality.population DESC ?S LAST, COALESCE(places_municipality.name ->> ?, ?) ASC
SELECT DISTINCT … FROM places_name
  INNER JOIN places_municipality ON (places_name.municipality_id = places_municipality.id)
  WHERE (places_municipality.ended_on IS ? AND places_municipality.merged_into_id IS ? AND places_name.key = ?)
  ORDER BY ? ASC, ? DESC ?S LAST, ? ASC
  LIMIT ?
SELECT … FROM (SELECT places_name.id AS pk FROM places_name
  WHERE (places_name.key > ? AND places_name.key < ?)
  LIMIT ?) subquery
SELECT DISTINCT … FROM places_name
  INNER JOIN places_municipality ON (places_name.municipality_id = places_municipality.id)
  WHERE (places_municipality.ended_on IS ? AND places_municipality.merged_into_id IS ? AND places_name.key > ? AND places_name.key < ?)
  ORDER BY ? ASC, ? DESC ?S LAST, ? ASC
  LIMIT ?
SELECT DISTINCT … FROM places_name
  INNER JOIN places_municipality ON (places_name.municipality_id = places_municipality.id)
  WHERE (places_municipality.ended_on IS ? AND places_municipality.merged_into_id IS ? AND places_name.key = ?)
  ORDER BY ? ASC, ? DESC ?S LAST, ? ASC
  LIMIT ?
SELECT … FROM (SELECT places_name.id AS pk FROM places_name
  WHERE (places_name.key > ? AND places_name.key < ?)
  LIMIT ?) subquery
SELECT DISTINCT … FROM places_name
  INNER JOIN places_municipality ON (places_name.municipality_id = places_municipality.id)
  WHERE (places_municipality.ended_on IS ? AND places_municipality.merged_into_id IS ? AND places_name.key > ? AND places_name.key < ?)
  ORDER BY ? ASC, ? DESC ?S LAST, ? ASC
  LIMIT ?
SELECT DISTINCT … FROM places_name
  INNER JOIN places_municipality ON (places_name.municipality_id = places_municipality.id)
  WHERE (places_municipality.ended_on IS ? AND places_municipality.merged_into_id IS ? AND places_name.key = ?)
  ORDER BY ? ASC, ? DESC ?S LAST, ? ASC
  LIMIT ?
SELECT … FROM (SELECT places_name.id AS pk FROM places_name
  WHERE (places_name.key > ? AND places_name.key < ?)
  LIMIT ?) subquery
SELECT DISTINCT … FROM places_name
  INNER JOIN places_municipality ON (places_name.municipality_id = places_municipality.id)
  WHERE (places_municipality.ended_on IS ? AND places_municipality.merged_into_id IS ? AND places_name.key > ? AND places_name.key < ?)
  ORDER BY ? ASC, ? DESC ?S LAST, ? ASC
  LIMIT ?
