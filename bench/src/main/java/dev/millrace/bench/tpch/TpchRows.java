package dev.millrace.bench.tpch;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Generates the rows of TPC-H at a scale. The rows depend on the scale and the seed only, and follow the distributions
/// of the specification, without being equal to those of its generator.
///
/// @param scale the scale factor; 1 has six million rows of LINEITEM
/// @param seed chooses the random numbers
public record TpchRows(double scale, long seed) {
    private static final LocalDate FIRST_ORDER = LocalDate.of(1992, 1, 1);
    private static final int ORDER_DAYS = 2_406;
    private static final LocalDate TODAY = LocalDate.of(1995, 6, 17);
    private static final int SUPPLIERS_OF_PART = 4;

    /// Passes the rows of a table to a receiver, in order. A row has one text per column.
    public void generate(TpchTable table, Consumer<List<String>> rows) {
        long count = table.entities(scale);
        for (long number = 0; number < count; number++) {
            // Orders and their lines take the same random numbers.
            long kind = table == TpchTable.LINEITEM ? TpchTable.ORDERS.ordinal() : table.ordinal();
            SplittableRandom random = new SplittableRandom(seed ^ kind << 48 ^ number * 0x9E3779B97F4A7C15L);
            switch (table) {
                case REGION -> rows.accept(region((int) number, random));
                case NATION -> rows.accept(nation((int) number, random));
                case SUPPLIER -> rows.accept(supplier(number + 1, random));
                case CUSTOMER -> rows.accept(customer(number + 1, random));
                case PART -> rows.accept(part(number + 1, random));
                case PARTSUPP -> suppliersOfPart(number + 1, random).forEach(rows);
                case ORDERS -> rows.accept(order(number, random).row());
                case LINEITEM -> order(number, random).lines().forEach(rows);
            }
        }
    }

    private static List<String> region(int key, SplittableRandom random) {
        return List.of(String.valueOf(key), TpchWords.REGIONS.get(key), TpchWords.comment(8, random));
    }

    private static List<String> nation(int key, SplittableRandom random) {
        String text = TpchWords.NATIONS.get(key);
        int end = text.length() - 1;
        return List.of(
                String.valueOf(key), text.substring(0, end - 1), text.substring(end), TpchWords.comment(10, random));
    }

    private static List<String> supplier(long key, SplittableRandom random) {
        int nation = random.nextInt(TpchWords.NATIONS.size());
        String comment = TpchWords.comment(8, random);
        return List.of(
                String.valueOf(key),
                "Supplier#%09d".formatted(key),
                address(random),
                String.valueOf(nation),
                phone(nation, random),
                money(random.nextInt(-99_999, 1_000_000)),
                key % 97 == 5 ? comment + " Customer some Complaints" : comment);
    }

    private static List<String> customer(long key, SplittableRandom random) {
        int nation = random.nextInt(TpchWords.NATIONS.size());
        return List.of(
                String.valueOf(key),
                "Customer#%09d".formatted(key),
                address(random),
                String.valueOf(nation),
                phone(nation, random),
                money(random.nextInt(-99_999, 1_000_000)),
                TpchWords.one(TpchWords.SEGMENTS, random),
                TpchWords.comment(10, random));
    }

    private static String address(SplittableRandom random) {
        return Long.toString(random.nextLong(1L << 50, Long.MAX_VALUE), 36);
    }

    private static String phone(int nation, SplittableRandom random) {
        return "%d-%03d-%03d-%04d"
                .formatted(
                        nation + 10,
                        random.nextInt(100, 1_000),
                        random.nextInt(100, 1_000),
                        random.nextInt(1_000, 10_000));
    }

    private static List<String> part(long key, SplittableRandom random) {
        int maker = random.nextInt(1, 6);
        String name = IntStream.range(0, 5)
                .mapToObj(_ -> TpchWords.one(TpchWords.COLORS, random))
                .collect(Collectors.joining(" "));
        return List.of(
                String.valueOf(key),
                name,
                "Manufacturer#" + maker,
                "Brand#" + maker + random.nextInt(1, 6),
                String.join(
                        " ",
                        TpchWords.one(TpchWords.CLASSES, random),
                        TpchWords.one(TpchWords.FINISHES, random),
                        TpchWords.one(TpchWords.METALS, random)),
                String.valueOf(random.nextInt(1, 51)),
                TpchWords.one(TpchWords.SIZES, random) + " " + TpchWords.one(TpchWords.CONTAINERS, random),
                money(price(key)),
                TpchWords.comment(3, random));
    }

    /// Returns the price of a part in cents.
    private static long price(long part) {
        return 90_000 + part / 10 % 20_001 + 100 * (part % 1_000);
    }

    private List<List<String>> suppliersOfPart(long part, SplittableRandom random) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < SUPPLIERS_OF_PART; i++) {
            rows.add(List.of(
                    String.valueOf(part),
                    String.valueOf(supplier(part, i)),
                    String.valueOf(random.nextInt(1, 10_000)),
                    money(random.nextInt(100, 100_001)),
                    TpchWords.comment(12, random)));
        }
        return rows;
    }

    /// Returns one of the suppliers of a part. Different indexes give different suppliers.
    private long supplier(long part, int index) {
        long suppliers = TpchTable.SUPPLIER.entities(scale);
        return (part + index * (suppliers / SUPPLIERS_OF_PART + (part - 1) / suppliers)) % suppliers + 1;
    }

    /// Is an order with its lines.
    private record Order(List<String> row, List<List<String>> lines) {}

    private Order order(long number, SplittableRandom random) {
        // Keys have gaps, as in the specification.
        long key = number / 8 * 32 + number % 8 + 1;
        long customers = TpchTable.CUSTOMER.entities(scale);
        long customer = random.nextLong(1, customers + 1);
        // A third of the customers have no orders.
        if (customer % 3 == 0) customer = customer > 1 ? customer - 1 : 2;
        LocalDate date = FIRST_ORDER.plusDays(random.nextInt(ORDER_DAYS - 151));
        List<List<String>> lines = new ArrayList<>();
        long total = 0;
        int open = 0;
        int count = random.nextInt(1, 8);
        for (int line = 1; line <= count; line++) {
            Line next = line(key, line, date, random);
            total += next.charge();
            if (next.isOpen()) open++;
            lines.add(next.row());
        }
        String status = open == 0 ? "F" : open == count ? "O" : "P";
        String comment = TpchWords.comment(6, random);
        List<String> row = List.of(
                String.valueOf(key),
                String.valueOf(customer),
                status,
                money(total),
                date.toString(),
                TpchWords.one(TpchWords.PRIORITIES, random),
                "Clerk#%09d".formatted(random.nextInt(1, (int) Math.max(2, 1_000 * scale))),
                "0",
                number % 50 == 7 ? comment + " special fast requests" : comment);
        return new Order(row, lines);
    }

    /// Is a line of an order.
    ///
    /// @param charge the price with discount and tax, in cents
    private record Line(List<String> row, long charge, boolean isOpen) {}

    private Line line(long order, int number, LocalDate ordered, SplittableRandom random) {
        long part = random.nextLong(1, TpchTable.PART.entities(scale) + 1);
        int quantity = random.nextInt(1, 51);
        int discount = random.nextInt(11);
        int tax = random.nextInt(9);
        LocalDate shipped = ordered.plusDays(random.nextInt(1, 122));
        LocalDate received = shipped.plusDays(random.nextInt(1, 31));
        boolean isOpen = shipped.isAfter(TODAY);
        long price = quantity * price(part);
        List<String> row = List.of(
                String.valueOf(order),
                String.valueOf(part),
                String.valueOf(supplier(part, random.nextInt(SUPPLIERS_OF_PART))),
                String.valueOf(number),
                money(quantity * 100L),
                money(price),
                money(discount),
                money(tax),
                received.isAfter(TODAY) ? "N" : random.nextBoolean() ? "R" : "A",
                isOpen ? "O" : "F",
                shipped.toString(),
                ordered.plusDays(random.nextInt(30, 91)).toString(),
                received.toString(),
                TpchWords.one(TpchWords.INSTRUCTIONS, random),
                TpchWords.one(TpchWords.MODES, random),
                TpchWords.comment(4, random));
        return new Line(row, price * (100 - discount) / 100 * (100 + tax) / 100, isOpen);
    }

    private static String money(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
