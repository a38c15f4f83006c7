package dev.millrace.bench.tpch;

import java.util.List;
import java.util.SplittableRandom;

/// Has the words of TPC-H's texts.
final class TpchWords {
    static final List<String> REGIONS = List.of("AFRICA", "AMERICA", "ASIA", "EUROPE", "MIDDLE EAST");
    /// The nations with the numbers of their regions.
    static final List<String> NATIONS = List.of(
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
    static final List<String> SEGMENTS = words("AUTOMOBILE BUILDING FURNITURE MACHINERY HOUSEHOLD");
    static final List<String> PRIORITIES = List.of("1-URGENT", "2-HIGH", "3-MEDIUM", "4-NOT SPECIFIED", "5-LOW");
    static final List<String> INSTRUCTIONS = List.of("DELIVER IN PERSON", "COLLECT COD", "NONE", "TAKE BACK RETURN");
    static final List<String> MODES = List.of("REG AIR", "AIR", "RAIL", "SHIP", "TRUCK", "MAIL", "FOB");
    static final List<String> SIZES = words("SM LG MED JUMBO WRAP");
    static final List<String> CONTAINERS = words("CASE BOX BAG JAR PKG PACK CAN DRUM");
    static final List<String> CLASSES = words("STANDARD SMALL MEDIUM LARGE ECONOMY PROMO");
    static final List<String> FINISHES = words("ANODIZED BURNISHED PLATED POLISHED BRUSHED");
    static final List<String> METALS = words("TIN NICKEL BRASS STEEL COPPER");
    static final List<String> COLORS = words(
            "almond antique aquamarine azure beige bisque black blanched blue blush brown"
                    + " chartreuse chiffon chocolate coral cornsilk cream cyan dark deep dim dodger drab firebrick floral forest"
                    + " frosted gainsboro ghost goldenrod green grey honeydew hot indian ivory khaki lace lavender lawn lemon"
                    + " light lime linen magenta maroon medium metallic midnight mint misty moccasin navajo navy olive orange"
                    + " orchid pale papaya peach peru pink plum powder puff purple red rose rosy royal saddle salmon sandy"
                    + " seashell sienna sky slate smoke snow spring steel tan thistle tomato turquoise violet wheat white yellow");
    private static final List<String> COMMON = words(
            "quickly slowly carefully furiously blithely packages deposits"
                    + " accounts requests instructions theodolites foxes pinto beans ideas platelets sleep nag haggle wake cajole"
                    + " boost detect integrate final regular express special pending ironic even bold silent among above across");

    private TpchWords() {}

    private static List<String> words(String text) {
        return List.of(text.split(" "));
    }

    /// Returns one of the words.
    static String one(List<String> words, SplittableRandom random) {
        return words.get(random.nextInt(words.size()));
    }

    /// Returns a comment of some words.
    static String comment(int count, SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) text.append(i == 0 ? "" : " ").append(one(COMMON, random));
        return text.toString();
    }
}
