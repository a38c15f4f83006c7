package dev.millrace.bench.load;

/// Derives strings and skewed keys from the fields of events, so that all engines have the same.
public final class Texts {
    private static final int WORDS = 10_000;
    private static final int WORDS_PER_LINE = 10;
    private static final int PRODUCTS = 1_000;
    private static final double ZIPF_EXPONENT = 1.2;
    private static final int ZIPF_KEYS = 100_000;
    private static final int QUANTILE_BITS = 16;

    private static final String[] WORD = texts("word", WORDS);
    private static final String[] PRODUCT = texts("product-", PRODUCTS);
    private static final int[] ZIPF = zipf();

    private Texts() {}

    private static String[] texts(String prefix, int count) {
        var texts = new String[count];
        for (int i = 0; i < count; i++) texts[i] = prefix + Long.toString(Mix.scatter(i) >>> 40, 36);
        return texts;
    }

    /// Returns the rank of the key for each value of 16 bits, as a quantile of Zipf's distribution.
    private static int[] zipf() {
        double total = 0;
        for (int rank = 1; rank <= ZIPF_KEYS; rank++) total += Math.pow(rank, -ZIPF_EXPONENT);
        var keys = new int[1 << QUANTILE_BITS];
        double below = 0;
        int rank = 1;
        for (int quantile = 0; quantile < keys.length; quantile++) {
            double wanted = total * quantile / keys.length;
            while (rank < ZIPF_KEYS && below + Math.pow(rank, -ZIPF_EXPONENT) <= wanted) {
                below += Math.pow(rank++, -ZIPF_EXPONENT);
            }
            keys[quantile] = rank;
        }
        return keys;
    }

    /// Returns one of a thousand product names.
    public static String product(long value) {
        return PRODUCT[(int) (value % PRODUCTS)];
    }

    /// Returns a new string on each call; strings of equal keys are equal.
    public static String customer(long key) {
        return "customer-" + key;
    }

    /// Returns a line of ten words.
    public static String line(Event event) {
        var line = new StringBuilder();
        long bits = event.key * 65_536 + event.value;
        for (int i = 0; i < WORDS_PER_LINE; i++) {
            if (i > 0) line.append(' ');
            line.append(WORD[(int) ((Mix.at(bits, i) >>> 1) % WORDS)]);
        }
        return line.toString();
    }

    /// Returns a key whose frequency follows Zipf's law.
    ///
    /// @param value 0 to 65535, uniformly distributed
    public static long zipf(long value) {
        return ZIPF[(int) value];
    }
}
