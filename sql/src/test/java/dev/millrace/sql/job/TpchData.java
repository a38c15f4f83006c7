package dev.millrace.sql.job;

import dev.millrace.table.data.DecimalData;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.StringData;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Makes data with the tables and columns of the benchmark TPC-H from a seed. The values are not those of its own
/// generator.
final class TpchData {
    static final Map<String, String> COLUMNS = columns();

    private static final int DIGITS = 12;
    private static final int ORDER_DAYS = 2400;
    private static final int PARTS = 200_000;
    private static final int SUPPLIERS = 10_000;
    private static final int CUSTOMERS = 150_000;
    private static final int ORDERS = 1_500_000;
    private static final LocalDate FIRST_DAY = LocalDate.of(1992, 1, 1);
    private static final List<String> REGIONS = List.of("AFRICA", "AMERICA", "ASIA", "EUROPE", "MIDDLE EAST");
    private static final List<String> NATIONS = List.of(
            "ALGERIA 0",
            "ARGENTINA 1",
            "BRAZIL 1",
            "CANADA 1",
            "EGYPT 4",
            "ETHIOPIA 0",
            "FRANCE 3",
            "GERMANY 3",
            "INDIA 2",
            "INDONESIA 2",
            "IRAN 4",
            "IRAQ 4",
            "JAPAN 2",
            "JORDAN 4",
            "KENYA 0",
            "MOROCCO 0",
            "MOZAMBIQUE 0",
            "PERU 1",
            "CHINA 2",
            "ROMANIA 3",
            "SAUDI ARABIA 4",
            "VIETNAM 2",
            "RUSSIA 3",
            "UNITED KINGDOM 3",
            "UNITED STATES 1");
    private static final List<String> COLORS =
            List.of("green", "forest", "blue", "red", "ivory", "lace", "linen", "plum");
    private static final List<String> SIZES = List.of("PROMO", "ECONOMY", "MEDIUM", "STANDARD", "SMALL");
    private static final List<String> FINISHES = List.of("ANODIZED", "POLISHED", "PLATED");
    private static final List<String> METALS = List.of("STEEL", "BRASS", "TIN");
    private static final List<String> BOXES = List.of("CASE", "BOX", "PACK", "PKG", "BAG");
    private static final List<String> SEGMENTS =
            List.of("BUILDING", "AUTOMOBILE", "MACHINERY", "HOUSEHOLD", "FURNITURE");
    private static final List<String> PRIORITIES =
            List.of("1-URGENT", "2-HIGH", "3-MEDIUM", "4-NOT SPECIFIED", "5-LOW");
    private static final List<String> MODES = List.of("MAIL", "SHIP", "AIR", "AIR REG", "TRUCK", "RAIL", "FOB");
    private static final List<String> INSTRUCTIONS = List.of("DELIVER IN PERSON", "COLLECT COD", "NONE");

    private final double scale;
    private final Random random;
    private final Map<String, List<GenericRowData>> tables = new LinkedHashMap<>();

    /// @param scale 1 for about 6 million rows of the table lineitem
    TpchData(double scale, long seed) {
        this.scale = scale;
        this.random = new Random(seed);
        for (String each : COLUMNS.keySet()) tables.put(each, new ArrayList<>());
        fillSmall();
        fillParts();
        fillCustomers();
        fillOrders();
    }

    private static Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("region", "r_regionkey INT, r_name VARCHAR(25)");
        columns.put("nation", "n_nationkey INT, n_name VARCHAR(25), n_regionkey INT");
        columns.put(
                "supplier",
                "s_suppkey INT, s_name VARCHAR(25), s_nationkey INT, s_phone VARCHAR(15), s_acctbal DECIMAL(12, 2),"
                        + " s_comment VARCHAR(101)");
        columns.put(
                "part",
                "p_partkey INT, p_name VARCHAR(55), p_mfgr VARCHAR(25), p_brand VARCHAR(10), p_type VARCHAR(25),"
                        + " p_size INT, p_container VARCHAR(10)");
        columns.put("partsupp", "ps_partkey INT, ps_suppkey INT, ps_availqty INT, ps_supplycost DECIMAL(12, 2)");
        columns.put(
                "customer",
                "c_custkey INT, c_name VARCHAR(25), c_nationkey INT, c_phone VARCHAR(15), c_acctbal DECIMAL(12, 2),"
                        + " c_mktsegment VARCHAR(10)");
        columns.put(
                "orders",
                "o_orderkey BIGINT, o_custkey INT, o_orderstatus VARCHAR(1), o_totalprice DECIMAL(12, 2),"
                        + " o_orderdate DATE, o_orderpriority VARCHAR(15), o_shippriority INT, o_comment VARCHAR(79)");
        columns.put(
                "lineitem",
                "l_orderkey BIGINT, l_partkey INT, l_suppkey INT, l_quantity DECIMAL(12, 2),"
                        + " l_extendedprice DECIMAL(12, 2), l_discount DECIMAL(12, 2), l_tax DECIMAL(12, 2),"
                        + " l_returnflag VARCHAR(1), l_linestatus VARCHAR(1), l_shipdate DATE, l_commitdate DATE,"
                        + " l_receiptdate DATE, l_shipinstruct VARCHAR(25), l_shipmode VARCHAR(10)");
        return columns;
    }

    /// Returns the rows of a table in internal form.
    List<GenericRowData> rows(String table) {
        return tables.get(table);
    }

    private void add(String table, Object... values) {
        Object[] internal = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            internal[i] = values[i] instanceof String text ? StringData.fromString(text) : values[i];
        }
        tables.get(table).add(GenericRowData.of(internal));
    }

    private int count(int whole) {
        return Math.max(1, (int) (whole * scale));
    }

    private int upTo(int most) {
        return 1 + random.nextInt(most);
    }

    private DecimalData money(long least, long most) {
        return DecimalData.fromUnscaledLong(least + random.nextLong(most - least), DIGITS, 2);
    }

    private String any(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private String phone(int nation) {
        return "%d-%03d-%04d".formatted(nation + 10, random.nextInt(1000), random.nextInt(10_000));
    }

    private void fillSmall() {
        for (int i = 0; i < REGIONS.size(); i++) add("region", i, REGIONS.get(i));
        for (int i = 0; i < NATIONS.size(); i++) {
            int end = NATIONS.get(i).lastIndexOf(' ');
            add(
                    "nation",
                    i,
                    NATIONS.get(i).substring(0, end),
                    Integer.parseInt(NATIONS.get(i).substring(end + 1)));
        }
        for (int i = 1; i <= count(SUPPLIERS); i++) {
            int nation = random.nextInt(NATIONS.size());
            String comment = random.nextInt(20) == 0 ? "Customer many Complaints" : "careful deposits";
            add("supplier", i, "Supplier#%09d".formatted(i), nation, phone(nation), money(-99_999, 999_999), comment);
        }
    }

    private void fillParts() {
        for (int i = 1; i <= count(PARTS); i++) {
            int maker = upTo(5);
            add(
                    "part",
                    i,
                    any(COLORS) + " " + any(COLORS),
                    "Manufacturer#" + maker,
                    "Brand#" + maker + upTo(5),
                    any(SIZES) + " " + any(FINISHES) + " " + any(METALS),
                    upTo(50),
                    any(List.of("SM", "MED", "LG")) + " " + any(BOXES));
            int suppliers = count(SUPPLIERS);
            for (int k = 0; k < Math.min(4, suppliers); k++) {
                int supplier = (i + k * (suppliers / 4 + 1)) % suppliers + 1;
                add("partsupp", i, supplier, upTo(9999), money(100, 100_000));
            }
        }
    }

    private void fillCustomers() {
        for (int i = 1; i <= count(CUSTOMERS); i++) {
            int nation = random.nextInt(NATIONS.size());
            add(
                    "customer",
                    i,
                    "Customer#%09d".formatted(i),
                    nation,
                    phone(nation),
                    money(-99_999, 999_999),
                    any(SEGMENTS));
        }
    }

    private void fillOrders() {
        int firstDay = (int) FIRST_DAY.toEpochDay();
        for (int i = 1; i <= count(ORDERS); i++) {
            int day = firstDay + random.nextInt(ORDER_DAYS);
            String comment = random.nextInt(10) == 0 ? "special packages requests" : "final ideas";
            // A third of the customers has no orders.
            int customer = upTo(count(CUSTOMERS));
            if (customer % 3 == 0) customer = Math.max(1, customer - 1);
            add(
                    "orders",
                    (long) i,
                    customer,
                    any(List.of("F", "O", "P")),
                    money(100_000, 50_000_000),
                    day,
                    any(PRIORITIES),
                    0,
                    comment);
            int lines = upTo(7);
            for (int k = 0; k < lines; k++) addLine(i, day);
        }
    }

    private void addLine(long order, int day) {
        int suppliers = count(SUPPLIERS);
        int part = upTo(count(PARTS));
        int supplier = (part + random.nextInt(4) * (suppliers / 4 + 1)) % suppliers + 1;
        int shipped = day + upTo(121);
        add(
                "lineitem",
                order,
                part,
                supplier,
                DecimalData.fromUnscaledLong(upTo(50) * 100L, DIGITS, 2),
                money(90_000, 10_000_000),
                DecimalData.fromUnscaledLong(random.nextInt(11), DIGITS, 2),
                DecimalData.fromUnscaledLong(random.nextInt(9), DIGITS, 2),
                any(List.of("R", "A", "N")),
                any(List.of("O", "F")),
                shipped,
                day + 30 + upTo(60),
                shipped + upTo(30),
                any(INSTRUCTIONS),
                any(MODES));
    }
}
