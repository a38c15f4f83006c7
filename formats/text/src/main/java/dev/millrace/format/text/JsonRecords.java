package dev.millrace.format.text;

import dev.millrace.jackson.annotation.JsonInclude;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import dev.millrace.jackson.core.JacksonException;
import dev.millrace.jackson.databind.DeserializationFeature;
import dev.millrace.jackson.databind.MapperFeature;
import dev.millrace.jackson.databind.ObjectReader;
import dev.millrace.jackson.databind.PropertyNamingStrategy;
import dev.millrace.jackson.databind.cfg.MapperConfig;
import dev.millrace.jackson.databind.introspect.Annotated;
import dev.millrace.jackson.databind.introspect.AnnotatedField;
import dev.millrace.jackson.databind.introspect.AnnotatedMember;
import dev.millrace.jackson.databind.introspect.AnnotatedMethod;
import dev.millrace.jackson.databind.introspect.AnnotatedParameter;
import dev.millrace.jackson.databind.introspect.JacksonAnnotationIntrospector;
import dev.millrace.jackson.databind.json.JsonMapper;

/// Converts records to JSON and back. A component `startTime` is called `start-time`, unless [JsonName] says
/// otherwise. Unknown properties are ignored, and missing ones are null, 0 or false. Null is written, except for
/// components with [JsonOptional]. Thread-safe.
public final class JsonRecords {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(new Names())
            .annotationIntrospector(new Optionals())
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonRecords() {}

    /// Writes a record, map, list, string, number, boolean or null as JSON.
    public static String write(@Nullable Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /// Writes a value as indented JSON.
    public static String pretty(@Nullable Object value) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    }

    /// @throws IllegalArgumentException if the text is not JSON, or does not have that shape
    public static <T> T read(String json, Class<T> type) {
        try {
            T value = MAPPER.readValue(json, type);
            if (value != null) return value;
        } catch (JacksonException wrong) {
            String field = JsonMapping.field(wrong);
            throw new IllegalArgumentException(
                    (field.isEmpty() ? "" : "field '" + field + "': ") + JsonMapping.reason(wrong), wrong);
        }
        throw new IllegalArgumentException("null is no " + type.getSimpleName());
    }

    /// Creates a reader of values that other content follows.
    static ObjectReader elements(Class<?> type) {
        return MAPPER.readerFor(type).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /// Reads a JSON object as maps, lists, strings and numbers.
    ///
    /// @throws IllegalArgumentException if the text is not a JSON object
    @SuppressWarnings("unchecked")
    public static Map<String, Object> object(String json) {
        return read(json, Map.class);
    }

    /// Returns the JSON name of a component.
    public static String name(RecordComponent component) {
        JsonName given = component.getAnnotation(JsonName.class);
        return given == null ? hyphened(component.getName()) : given.value();
    }

    private static String hyphened(String name) {
        StringBuilder text = new StringBuilder();
        for (char each : name.toCharArray()) {
            if (Character.isUpperCase(each)) text.append('-');
            text.append(each);
        }
        return text.toString().toLowerCase(Locale.ROOT);
    }

    private static final class Optionals extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public JsonInclude.Value findPropertyInclusion(MapperConfig<?> config, Annotated annotated) {
            boolean isOptional = annotated.hasAnnotation(JsonOptional.class);
            return isOptional
                    ? JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS)
                    : super.findPropertyInclusion(config, annotated);
        }
    }

    private static final class Names extends PropertyNamingStrategy {
        private static final long serialVersionUID = 1L;

        @Override
        public String nameForField(MapperConfig<?> config, AnnotatedField field, String name) {
            return named(field, name);
        }

        @Override
        public String nameForGetterMethod(MapperConfig<?> config, AnnotatedMethod method, String name) {
            return named(method, name);
        }

        @Override
        public String nameForConstructorParameter(MapperConfig<?> config, AnnotatedParameter parameter, String name) {
            return named(parameter, name);
        }

        private static String named(AnnotatedMember member, String name) {
            RecordComponent[] components = member.getDeclaringClass().getRecordComponents();
            if (components == null) return name;
            for (RecordComponent each : components) {
                if (each.getName().equals(name)) return JsonRecords.name(each);
            }
            return name;
        }
    }
}
