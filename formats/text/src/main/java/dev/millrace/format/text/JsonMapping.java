package dev.millrace.format.text;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// How JSON is mapped here, and how its errors are told.
final class JsonMapping {
    private JsonMapping() {}

    /// Unknown properties are errors, as they are in Flink, unless they shall be ignored.
    static JsonMapper mapper(boolean ignoreUnknown) {
        return JsonMapper.builder()
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, !ignoreUnknown)
                .configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, true)
                .configure(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, false)
                .build();
    }

    /// The record as bad, with the field and the position inside it as far as Jackson knows them.
    static BadRecord bad(Place place, String payload, JacksonException failed) {
        TokenStreamLocation location = failed.getLocation();
        long offset = location == null ? 0 : Math.max(0, location.getCharOffset());
        return BadRecord.at(place, payload, (int) offset, field(failed), reason(failed));
    }

    /// The property that is wrong, dotted; empty if it is the record as a whole.
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

    /// What was expected, in Jackson's words.
    static String reason(JacksonException failed) {
        String message = failed.getOriginalMessage();
        return message.lines().findFirst().orElse(message);
    }
}
