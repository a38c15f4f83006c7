package dev.millrace.api.type;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RoundTripProperties {

    @Property(tries = 200)
    void any_number_survives(@ForAll long number, @ForAll int small, @ForAll double fraction, @ForAll char letter) {
        RoundTrips.check(Types.LONG, number);
        RoundTrips.check(Types.INT, small);
        RoundTrips.check(Types.DOUBLE, fraction);
        RoundTrips.check(Types.CHAR, letter);
    }

    @Property(tries = 300)
    void any_text_survives(@ForAll String text) {
        RoundTrips.check(Types.STRING, text);
    }

    @Property(tries = 200)
    void any_record_survives(@ForAll int x, @ForAll long y, @ForAll String name) {
        RoundTrips.check(TypeInformation.of(Samples.Point.class), new Samples.Point(x, y, name));
    }

    @Property(tries = 200)
    void any_list_and_map_survive(@ForAll List<String> list, @ForAll Map<Long, String> map) {
        RoundTrips.check(Types.LIST(Types.STRING), list);
        RoundTrips.check(Types.MAP(Types.LONG, Types.STRING), map);
        RoundTrips.check(LateTypeInfo.ANY, map);
    }

    @Property(tries = 200)
    void any_object_survives(@ForAll("objects") Samples.Everything object) {
        RoundTrips.check(Types.POJO(Samples.Everything.class), object);
    }

    @Provide
    Arbitrary<Samples.Everything> objects() {
        Arbitrary<String> text = Arbitraries.strings().injectNull(0.1);
        return Combinators.combine(
                        Arbitraries.integers(),
                        text.list(),
                        Arbitraries.longs(),
                        Arbitraries.floats(),
                        Arbitraries.bytes())
                .as((number, words, secret, fraction, small) -> {
                    Samples.Everything object = new Samples.Everything();
                    object.number = number;
                    object.words = words;
                    object.setSecret(secret);
                    object.fraction = fraction;
                    object.small = small;
                    return object;
                });
    }
}
