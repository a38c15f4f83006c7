package dev.millrace.cep.dynamic;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.jackson.core.JacksonException;
import dev.millrace.jackson.databind.JsonNode;
import dev.millrace.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads patterns from JSON:
///
///     {
///       "id": "failed-logins",
///       "version": 3,
///       "active": true,
///       "skip": "pastLastEvent",
///       "withinMillis": 60000,
///       "elements": [
///         {"name": "failed", "times": 5, "contiguity": "consecutive",
///          "where": {"field": "success", "op": "=", "value": false}},
///         {"name": "success", "follow": "next", "where": {"field": "success", "op": "=", "value": true}}
///       ]}
///
/// - `id` and `version` are required. A version that is not higher than the known one is ignored.
/// - `fromMillis` is the time of the first event with which a match may begin under the version; if it is absent, the
///   version holds as soon as it is known.
/// - `active` is true if it is absent. No match begins under an inactive version.
/// - `skip` is `noSkip` (if absent), `toNext` or `pastLastEvent`.
/// - `withinMillis` limits the time between the first and the last event of a match.
/// - `follow` is `next`, `followedBy` (if absent), `followedByAny`, `notNext` or `notFollowedBy`.
/// - `times` is a number or a pair `[from, to]`; `atLeast` is the smallest number without a largest one.
/// - `contiguity` of repeated events is `relaxed` (if absent), `consecutive` or `any`.
/// - `optional` and `greedy` are false if they are absent.
/// - `where` is `{"field", "op", "value"}` with `=`, `!=`, `<`, `<=`, `>` or `>=`, or `{"all": [...]}`,
///   `{"any": [...]}` or `{"not": ...}`. A comparison with a missing field does not hold.
public final class PatternJson {
    private static final Fault WRONG = new Fault(2985, Category.USER, "a pattern in JSON is wrong");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Set<String> KEYS =
            Set.of("id", "version", "active", "fromMillis", "skip", "withinMillis", "elements");
    private static final Set<String> ELEMENT_KEYS =
            Set.of("name", "follow", "times", "atLeast", "contiguity", "optional", "greedy", "where");

    private PatternJson() {}

    static MillraceException wrong(String what, Object... values) {
        return WRONG.what("A pattern in JSON is wrong: " + what, values)
                .fix("Correct the pattern. The documentation of PatternJson lists the keys and their values.");
    }

    /// Returns the pattern of a text.
    ///
    /// @throws MillraceException if the text is no pattern
    static PatternDefinition read(String json) {
        JsonNode root = parsed(json);
        requireKeys(root, KEYS);
        boolean isActive = root.path("active").asBoolean(true);
        JsonNode elements = root.path("elements");
        if (isActive && elements.isEmpty()) throw wrong("'elements' is missing or empty.");
        List<PatternDefinition.Element> read = new ArrayList<>();
        for (JsonNode each : elements) read.add(element(each));
        return new PatternDefinition(
                text(root, "id", null),
                number(root, "version", -1),
                isActive,
                root.has("fromMillis") ? number(root, "fromMillis", -1) : Long.MIN_VALUE,
                text(root, "skip", "noSkip"),
                number(root, "withinMillis", 0),
                read);
    }

    private static JsonNode parsed(String json) {
        try {
            JsonNode root = MAPPER.readTree(json);
            if (root != null && root.isObject()) return root;
        } catch (JacksonException broken) {
            throw wrong("it is no JSON: %s.", String.valueOf(broken.getMessage()));
        }
        throw wrong("it is no object.");
    }

    private static PatternDefinition.Element element(JsonNode node) {
        requireKeys(node, ELEMENT_KEYS);
        JsonNode times = node.path("times");
        int least = 1;
        int most = 1;
        if (node.has("atLeast")) {
            least = (int) number(node, "atLeast", 1);
            most = 0;
        } else if (times.isArray() && times.size() == 2) {
            least = times.get(0).asInt(0);
            most = times.get(1).asInt(0);
        } else if (!times.isMissingNode()) {
            least = (int) number(node, "times", 1);
            most = least;
        }
        if (least < 1 || (most > 0 && most < least)) throw wrong("the numbers of events are not possible: %s.", node);
        JsonNode where = node.get("where");
        if (where != null) FieldCondition.check(where);
        return new PatternDefinition.Element(
                text(node, "name", null),
                text(node, "follow", "followedBy"),
                least,
                most,
                node.path("optional").asBoolean(false),
                node.path("greedy").asBoolean(false),
                text(node, "contiguity", "relaxed"),
                where);
    }

    private static void requireKeys(JsonNode node, Set<String> known) {
        Set<String> unknown = new HashSet<>(node.propertyNames());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) throw wrong("the keys %s are unknown.", unknown);
    }

    /// Returns a text, or the default if it is absent.
    private static String text(JsonNode node, String key, @Nullable String absent) {
        JsonNode value = node.path(key);
        if (value.isString()) return value.stringValue();
        if (value.isMissingNode() && absent != null) return absent;
        throw wrong("'%s' must be a text.", key);
    }

    /// Returns a number, or the default if it is absent; a negative default means that it is required.
    private static long number(JsonNode node, String key, long absent) {
        JsonNode value = node.path(key);
        if (value.isIntegralNumber()) return value.longValue();
        if (value.isMissingNode() && absent >= 0) return absent;
        throw wrong("'%s' must be a whole number.", key);
    }
}
