package dev.millrace.api.serializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.tuple.Tuple2;
import java.io.IOException;
import java.lang.reflect.Member;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeTest {
    private static final TypeSerializer<?>[] SERIALIZERS = {
        IntSerializer.INSTANCE, StringSerializer.INSTANCE, new ListSerializer<>(StringSerializer.INSTANCE)
    };

    private record Secret(int number, String text, List<String> words) {}

    /// Has fields with members of all kinds.
    public static class Mixed {
        public int number;
        private String text = "";
        List<String> words = new ArrayList<>();

        public Mixed() {}

        public String getText() {
            return text;
        }

        public Mixed setText(String text) {
            this.text = text;
            return this;
        }
    }

    private static Mixed mixed() {
        Mixed mixed = new Mixed().setText("t");
        mixed.number = 4;
        mixed.words.add("w");
        return mixed;
    }

    @Test
    void private_records_and_objects_have_generated_shapes() {
        assertThat(Shapes.ofRecord(Secret.class, SERIALIZERS)).isNotInstanceOf(ReflectedShape.class);
        assertThat(mixedShape()).isNotInstanceOf(ReflectedShape.class);
        assertThat(Shapes.ofTuple(Tuple2.class, Arrays.copyOf(SERIALIZERS, 2))).isNotInstanceOf(ReflectedShape.class);
    }

    @Test
    void a_shape_is_made_once_for_a_class() {
        assertThat(mixedShape()).isSameAs(mixedShape());
    }

    private static Shape<Mixed> mixedShape() {
        return Shapes.ofFields(Mixed.class, PojoMethods.fields(Mixed.class), SERIALIZERS);
    }

    private static Shape<Mixed> reflectedShape() {
        List<ShapeField> fields = PojoMethods.fields(Mixed.class).stream()
                .map(field -> ShapeField.ofField(Mixed.class, field))
                .toList();
        return new ReflectedShape<>(new ShapePlan<>(Mixed.class, fields, new boolean[3], false));
    }

    @Test
    void the_slow_shape_reads_what_the_fast_one_writes_and_vice_versa() throws IOException {
        for (Shape<Mixed> writer : List.of(mixedShape(), reflectedShape())) {
            for (Shape<Mixed> reader : List.of(mixedShape(), reflectedShape())) {
                DataOutputSerializer out = new DataOutputSerializer(8);
                writer.write(mixed(), out, SERIALIZERS);
                Mixed read = reader.read(new DataInputDeserializer(out.getCopyOfBuffer()), SERIALIZERS);
                assertThat(read).usingRecursiveComparison().isEqualTo(mixed());
            }
        }
    }

    @Test
    void both_shapes_copy_get_set_and_build_alike() {
        for (Shape<Mixed> shape : List.of(mixedShape(), reflectedShape())) {
            Mixed original = mixed();
            Mixed copy = shape.copy(original, SERIALIZERS);
            copy.words.add("more");
            assertThat(original.words).containsExactly("w");
            shape.set(copy, 0, 9);
            shape.set(copy, 1, "set");
            assertThat(shape.get(copy, 0)).isEqualTo(9);
            assertThat(shape.get(copy, 1)).isEqualTo("set");
            assertThat(shape.build(new Object[] {null, "b", null}).getText()).isEqualTo("b");
            assertThatThrownBy(() -> shape.get(copy, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void the_slow_shape_makes_records_too() {
        List<ShapeField> fields = new ArrayList<>();
        for (var component : Secret.class.getRecordComponents()) {
            Member accessor = component.getAccessor();
            fields.add(new ShapeField(component.getName(), component.getType(), accessor, null));
        }
        Shape<Secret> shape = new ReflectedShape<>(new ShapePlan<>(Secret.class, fields, new boolean[3], false));
        Secret secret = new Secret(1, "a", List.of("x"));
        assertThat(shape.copy(secret, SERIALIZERS)).isEqualTo(secret);
        assertThat(shape.build(new Object[] {null, null, null})).isEqualTo(new Secret(0, null, null));
    }
}
