package dev.millrace.format.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIdentityInfo;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.ObjectIdGenerators;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.charset.StandardCharsets;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Tests the formats in a program whose class path has an older Jackson with its annotations.
class ProgramJacksonTest {
    private static String write(Object value) {
        return new String(new JsonSerializationSchema<>().serialize(value), StandardCharsets.UTF_8);
    }

    private static <T> T read(Class<T> type, String json) {
        return new JsonDeserializationSchema<>(type).deserialize(json.getBytes(StandardCharsets.UTF_8));
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Circle.class, name = "circle"),
        @JsonSubTypes.Type(value = Square.class, name = "square")
    })
    public interface Shape {}

    public record Circle(int radius) implements Shape {}

    public record Square(int side) implements Shape {}

    public enum Color {
        @JsonProperty("r")
        @JsonAlias({"rot", "rouge"})
        RED,
        GREEN
    }

    @Test
    void nested_annotations_and_enum_constants_are_read() {
        assertThat(read(Shape.class, "{\"kind\":\"square\",\"side\":3}")).isEqualTo(new Square(3));
        assertThat(write(new Circle(2))).isEqualTo("{\"kind\":\"circle\",\"radius\":2}");
        assertThat(read(Color[].class, "[\"r\",\"rouge\",\"GREEN\"]"))
                .containsExactly(Color.RED, Color.RED, Color.GREEN);
        assertThat(write(Color.RED)).isEqualTo("\"r\"");
    }

    @Retention(RetentionPolicy.RUNTIME)
    @JacksonAnnotationsInside
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @interface Sparse {}

    @Sparse
    public static final class Event {
        public @Nullable String note;

        @JsonFormat(shape = JsonFormat.Shape.STRING, pattern = "yyyy", timezone = "UTC")
        public Date when = new Date(0);

        @JsonUnwrapped(prefix = "by_")
        public Author author = new Author("Ann");
    }

    public record Author(String name) {}

    public static final class Point {
        final int x;

        @JsonCreator
        Point(@JsonProperty("left") int x) {
            this.x = x;
        }
    }

    @Test
    void bundles_formats_and_creators_are_read() {
        assertThat(write(new Event())).isEqualTo("{\"when\":\"1970\",\"by_name\":\"Ann\"}");
        assertThat(read(Point.class, "{\"left\":5}").x).isEqualTo(5);
    }

    @JsonIdentityInfo(generator = ObjectIdGenerators.PropertyGenerator.class, property = "id")
    public static final class Node {
        public int id = 7;
        public @Nullable Node self;
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public static final class Snake {
        public int longName = 1;

        @JsonSerialize(using = ToStringSerializer.class)
        public long number = 2;
    }

    @Test
    void classes_of_the_programs_jackson_become_those_of_the_same_name() {
        Node node = new Node();
        node.self = node;
        assertThat(write(node)).isEqualTo("{\"id\":7,\"self\":7}");
        assertThat(write(new Snake())).isEqualTo("{\"long_name\":1,\"number\":\"2\"}");
    }

    public static final class OwnReading extends StdDeserializer<Calendar> {
        public OwnReading() {
            super(Calendar.class);
        }

        @Override
        public Calendar deserialize(JsonParser parser, DeserializationContext context) {
            return Calendar.getInstance();
        }
    }

    public static final class Special {
        @JsonDeserialize(using = OwnReading.class)
        public @Nullable Calendar when;
    }

    @Test
    void an_annotation_that_needs_the_programs_jackson_is_a_fault() {
        assertThatThrownBy(() -> read(Special.class, "{\"when\":1}"))
                .hasMessageContainingAll("MR-6006", "@JsonDeserialize", "using", "OwnReading", "ObjectMapper");
    }

    public record Envelope(String id, JsonNode payload, List<JsonNode> more) {}

    @Test
    void trees_of_the_programs_jackson_are_read_and_written() {
        String json = "{\"id\":\"a\",\"payload\":{\"b\":[1,2.5,null]},\"more\":[true,\"x\"]}";
        Envelope envelope = read(Envelope.class, json);
        assertThat(envelope.payload().get("b").get(1).doubleValue()).isEqualTo(2.5);
        assertThat(envelope.more()).hasSize(2);
        assertThat(write(envelope)).isEqualTo(json);
        assertThat(write(read(ObjectNode.class, json))).isEqualTo(json);
        assertThat(read(JsonNode.class, "null").isNull()).isTrue();
    }
}
