package dev.millrace.format.text;

import dev.millrace.jackson.annotation.JsonFormat;
import java.util.Calendar;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import dev.millrace.jackson.core.JacksonException;
import dev.millrace.jackson.core.TokenStreamLocation;
import dev.millrace.jackson.databind.DeserializationFeature;
import dev.millrace.jackson.databind.JavaType;
import dev.millrace.jackson.databind.MapperFeature;
import dev.millrace.jackson.databind.SerializationConfig;
import dev.millrace.jackson.databind.introspect.ClassIntrospector;
import dev.millrace.jackson.databind.json.JsonMapper;

/// Configures the JSON mappers of this module, and converts their errors.
final class JsonMapping {
    private static final JsonFormat.Value NUMBER = JsonFormat.Value.forShape(JsonFormat.Shape.NUMBER);

    private JsonMapping() {}

    /// Unknown properties are errors, as in Flink, unless they are to be ignored.
    static JsonMapper mapper(boolean ignoreUnknown) {
        return builder()
                .addModule(new ProgramTrees())
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, !ignoreUnknown)
                .configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, true)
                .configure(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, false)
                // As in Jackson 2, a Date is a number of milliseconds, and the types of java.time are strings.
                .withConfigOverride(Date.class, how -> how.setFormat(NUMBER))
                .withConfigOverride(Calendar.class, how -> how.setFormat(NUMBER))
                .build();
    }

    /// Finds the serialized properties of a class, in the order of Flink's CSV format: as an annotation says, and
    /// otherwise by name.
    static Map<String, Class<?>> properties(Class<?> type) {
        SerializationConfig config = builder()
                .configure(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, true)
                .configure(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST, false)
                .build()
                .serializationConfig();
        ClassIntrospector introspector = config.classIntrospectorInstance().forOperation(config);
        JavaType known = config.constructType(type);
        Map<String, Class<?>> properties = new LinkedHashMap<>();
        introspector
                .introspectForSerialization(known, introspector.introspectClassAnnotations(known))
                .findProperties()
                .forEach(each -> {
                    if (each.couldSerialize()) properties.put(each.getName(), each.getRawPrimaryType());
                });
        return properties;
    }

    private static JsonMapper.Builder builder() {
        return JsonMapper.builder().annotationIntrospector(new ProgramAnnotations());
    }

    /// Creates a bad record with the field and position that Jackson reports.
    static BadRecord bad(RecordPosition place, String payload, JacksonException failed) {
        TokenStreamLocation location = failed.getLocation();
        long offset = location == null ? 0 : Math.max(0, location.getCharOffset());
        return BadRecord.at(place, payload, (int) offset, field(failed), reason(failed));
    }

    /// Returns the dotted path of the invalid property; empty for the whole record.
    static String field(JacksonException failed) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference reference : failed.getPath()) {
            if (reference.getPropertyName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
            }
        }
        return path.toString();
    }

    /// Returns Jackson's explanation.
    static String reason(JacksonException failed) {
        String message = failed.getOriginalMessage();
        return message.lines().findFirst().orElse(message);
    }
}
