package dev.millrace.bench.tpch;

import java.util.Locale;

/// Is a table of TPC-H. Prices and quantities are decimals, and keys are 64-bit numbers.
public enum TpchTable {
    REGION("r_regionkey BIGINT, r_name STRING, r_comment STRING", 5, true),
    NATION("n_nationkey BIGINT, n_name STRING, n_regionkey BIGINT, n_comment STRING", 25, true),
    SUPPLIER(
            "s_suppkey BIGINT, s_name STRING, s_address STRING, s_nationkey BIGINT, s_phone STRING, "
                    + "s_acctbal DECIMAL(15, 2), s_comment STRING",
            10_000,
            false),
    CUSTOMER(
            "c_custkey BIGINT, c_name STRING, c_address STRING, c_nationkey BIGINT, c_phone STRING, "
                    + "c_acctbal DECIMAL(15, 2), c_mktsegment STRING, c_comment STRING",
            150_000,
            false),
    PART(
            "p_partkey BIGINT, p_name STRING, p_mfgr STRING, p_brand STRING, p_type STRING, p_size INT, "
                    + "p_container STRING, p_retailprice DECIMAL(15, 2), p_comment STRING",
            200_000,
            false),
    PARTSUPP(
            "ps_partkey BIGINT, ps_suppkey BIGINT, ps_availqty INT, ps_supplycost DECIMAL(15, 2), ps_comment STRING",
            200_000,
            false),
    ORDERS(
            "o_orderkey BIGINT, o_custkey BIGINT, o_orderstatus STRING, o_totalprice DECIMAL(15, 2), "
                    + "o_orderdate DATE, o_orderpriority STRING, o_clerk STRING, o_shippriority INT, o_comment STRING",
            1_500_000,
            false),
    LINEITEM(
            "l_orderkey BIGINT, l_partkey BIGINT, l_suppkey BIGINT, l_linenumber INT, l_quantity DECIMAL(15, 2), "
                    + "l_extendedprice DECIMAL(15, 2), l_discount DECIMAL(15, 2), l_tax DECIMAL(15, 2), "
                    + "l_returnflag STRING, l_linestatus STRING, l_shipdate DATE, l_commitdate DATE, "
                    + "l_receiptdate DATE, l_shipinstruct STRING, l_shipmode STRING, l_comment STRING",
            1_500_000,
            false);

    private final String columns;
    private final long entities;
    private final boolean isFixed;

    TpchTable(String columns, long entities, boolean isFixed) {
        this.columns = columns;
        this.entities = entities;
        this.isFixed = isFixed;
    }

    /// Returns the columns with their types, as CREATE TABLE takes them.
    public String columns() {
        return columns;
    }

    /// Returns the number of entities at a scale. A part has four rows of PARTSUPP, and an order has one to seven rows
    /// of LINEITEM. In the other tables, each entity is a row.
    long entities(double scale) {
        return isFixed ? entities : Math.max(1, Math.round(entities * scale));
    }

    /// Returns the name in lower case.
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
