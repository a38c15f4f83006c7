package dev.millrace.connector.table.nexmark;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/// Contains the names of persons, cities and states. Thread-safe.
final class Names {
    private static final int FIRST = 1;
    private static final int LAST = 2;
    private static final int EMAIL = 3;
    private static final int CARD = 4;
    private static final int CITY = 5;
    private static final int STATE = 6;
    private static final int CARD_PARTS = 4;
    private static final int CARD_DIGITS = 4;
    private static final int MAIL_NAME = 7;
    private static final int MAIL_HOST = 5;
    private static final byte[][] FIRST_NAMES = words("Peter,Paul,Luke,John,Saul,Vicky,Kate,Julie,Sarah,Deiter,Walter");
    private static final byte[][] LAST_NAMES = words("Shultz,Abrams,Spencer,White,Bartels,Walton,Smith,Jones,Noris");
    private static final byte[][] CITIES =
            words("Phoenix,Los Angeles,San Francisco,Boise,Portland,Bend,Redmond," + "Seattle,Kent,Cheyenne");
    private static final byte[][] STATES = words("AZ,CA,ID,OR,WA,WY");

    private Names() {}

    private static byte[][] words(String text) {
        return Stream.of(text.split(","))
                .map(each -> each.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    private static byte[] pick(byte[][] words, long event, int field) {
        return words[(int) RandomNumbers.below(event, field, words.length)];
    }

    static void name(long event, TextBuffer text) {
        text.clear();
        text.add(pick(FIRST_NAMES, event, FIRST));
        text.add(' ');
        text.add(pick(LAST_NAMES, event, LAST));
    }

    static void email(long event, TextBuffer text) {
        long bits = RandomNumbers.bits(event, EMAIL);
        text.clear();
        Letters.add(text, bits, MAIL_NAME);
        text.add('@');
        Letters.add(text, bits >>> Integer.SIZE, MAIL_HOST);
        text.add(".com".getBytes(StandardCharsets.UTF_8));
    }

    static void creditCard(long event, TextBuffer text) {
        long digits = RandomNumbers.bits(event, CARD) >>> 1;
        text.clear();
        for (int part = 0; part < CARD_PARTS; part++) {
            if (part > 0) text.add(' ');
            for (int i = 0; i < CARD_DIGITS; i++) {
                text.add((char) ('0' + digits % 10));
                digits /= 10;
            }
        }
    }

    static void city(long event, TextBuffer text) {
        text.set(pick(CITIES, event, CITY));
    }

    static void state(long event, TextBuffer text) {
        text.set(pick(STATES, event, STATE));
    }
}
