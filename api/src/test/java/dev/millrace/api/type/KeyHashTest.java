package dev.millrace.api.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.tuple.Tuple2;
import dev.millrace.base.fault.CodedException;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyHashTest {

    @Test
    void hashes_never_change() {
        assertThat(KeyHash.ofLong(5)).isEqualTo(KeyHash.of(Types.LONG).hash(5L));
        assertThat(KeyHash.ofInt(1)).isEqualTo(0x514E28B7);
        assertThat(KeyHash.of(Types.STRING).hash("millrace")).isEqualTo(KeyHash.ofInt("millrace".hashCode()));
        assertThat(KeyHash.of(Types.ENUM(Samples.Colour.class)).hash(Samples.Colour.RED))
                .isEqualTo(KeyHash.ofInt("RED".hashCode()));
    }

    @Test
    void equal_keys_hash_alike() {
        KeyHash<Samples.Everything> objects = KeyHash.of(Types.POJO(Samples.Everything.class));
        assertThat(objects.hash(Samples.everything())).isEqualTo(objects.hash(Samples.everything()));
        KeyHash<Samples.Shape> sealed = KeyHash.of(TypeInformation.of(Samples.Shape.class));
        assertThat(sealed.hash(new Samples.Group(List.of(new Samples.Square(1)))))
                .isEqualTo(sealed.hash(new Samples.Group(List.of(new Samples.Square(1)))));
        KeyHash<int[]> arrays = KeyHash.of(TypeInformation.of(int[].class));
        assertThat(arrays.hash(new int[] {1, 2})).isEqualTo(arrays.hash(new int[] {1, 2}));
        KeyHash<Map<String, Integer>> maps = KeyHash.of(Types.MAP(Types.STRING, Types.INT));
        assertThat(maps.hash(new java.util.TreeMap<>(Map.of("a", 1, "b", 2))))
                .isEqualTo(maps.hash(Map.of("b", 2, "a", 1)));
        KeyHash<Set<String>> sets = KeyHash.of(Types.SET(Types.STRING));
        assertThat(sets.hash(Set.of("a", "b"))).isEqualTo(sets.hash(new java.util.TreeSet<>(Set.of("b", "a"))));
    }

    @Test
    void a_late_key_hashes_as_the_same_key_of_a_known_type() {
        KeyHash<Object> late = KeyHash.of(LateTypeInfo.ANY);
        assertThat(late.hash("a")).isEqualTo(KeyHash.of(Types.STRING).hash("a"));
        assertThat(late.hash(7L)).isEqualTo(KeyHash.ofLong(7));
        KeyHash<Tuple2<String, Long>> known = KeyHash.of(Types.TUPLE(Types.STRING, Types.LONG));
        assertThat(late.hash(Tuple2.of("a", 1L))).isEqualTo(known.hash(Tuple2.of("a", 1L)));
        assertThat(late.hash(new Samples.Point(1, 2, null)))
                .isEqualTo(KeyHash.of(TypeInformation.of(Samples.Point.class)).hash(new Samples.Point(1, 2, null)));
    }

    @Test
    void neighbouring_keys_spread_over_key_groups() {
        BitSet groups = new BitSet();
        for (long key = 0; key < 2_000; key++) groups.set(Math.floorMod(KeyHash.ofLong(key), 128));
        assertThat(groups.cardinality()).isEqualTo(128);
    }

    @Test
    void keys_without_a_hash_of_their_content_are_refused() {
        assertThatThrownBy(() -> KeyHash.of(TypeInformation.of(Samples.Anonymous.class)))
                .isInstanceOf(CodedException.class)
                .hasMessageContaining("MR-2003");
        assertThatThrownBy(() -> KeyHash.of(TypeInformation.of(Samples.Anonymous[].class)))
                .isInstanceOf(CodedException.class);
        assertThatThrownBy(() -> KeyHash.of(Types.POJO(Samples.Parent.class))).isInstanceOf(CodedException.class);
        assertThat(KeyHash.of(TypeInformation.of(Samples.Stubborn.class)).hash(new Samples.Stubborn("a")))
                .isEqualTo(KeyHash.ofInt("a".hashCode()));
    }
}
