SELECT SUM(l_extendedprice) AS total
FROM lineitem, part
WHERE p_partkey = l_partkey AND p_brand = 'Brand#23' AND p_container = 'MED BOX'
    AND l_quantity < (SELECT 0.2 * AVG(CAST(l_quantity AS DOUBLE)) FROM lineitem WHERE l_partkey = p_partkey)
