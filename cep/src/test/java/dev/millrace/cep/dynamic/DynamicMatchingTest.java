package dev.millrace.cep.dynamic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.operator.CoBroadcastWithKeyedOperator;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.type.TupleTypeInfo;
import dev.millrace.api.type.Types;
import dev.millrace.testkit.KeyedBroadcastOperatorTestHarness;
import dev.millrace.testkit.OperatorSubtaskState;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class DynamicMatchingTest {
    private static final OutputTag<String> REFUSED = new OutputTag<>("refused", Types.STRING);
    private static final String TWO = pattern(1, 2, "");
    private static final String THREE = pattern(2, 3, "");

    private static String pattern(int version, int times, String options) {
        return """
                {"id": "failed", "version": %d, "skip": "pastLastEvent", %s "elements": [
                  {"name": "f", "times": %d, "contiguity": "consecutive",
                   "where": {"field": "text", "op": "=", "value": "fail"}}]}""".formatted(version, options, times);
    }

    /// Events are texts such as `ann fail`.
    private static Object field(String event, String field) {
        return switch (field) {
            case "user" -> event.split(" ")[0];
            case "text" -> event.split(" ")[1];
            case "number" -> Integer.valueOf(event.split(" ")[2]);
            default -> null;
        };
    }

    private static String text(DynamicMatch<String> match) {
        String events = match.events().entrySet().stream()
                .map(each -> each.getKey() + "="
                        + each.getValue().stream().map(MatchedEvent::position).toList())
                .collect(Collectors.joining(" "));
        return match.pattern() + " v" + match.version() + " at " + match.time() + ": " + events;
    }

    private static KeyedBroadcastOperatorTestHarness<String, String, String, String> harness(OutputTag<String> refused)
            throws Exception {
        TypeSerializer<Tuple2<Long, String>> serializer =
                new TupleTypeInfo<Tuple2<Long, String>>(Types.LONG, Types.STRING).createSerializer(null);
        DynamicMatching<String, String, String> matching = new DynamicMatching<>(
                DynamicMatchingTest::field, DynamicMatchingTest::text, serializer, false, refused);
        return new KeyedBroadcastOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(matching, List.of(DynamicMatching.PATTERNS)),
                event -> event.split(" ")[0],
                Types.STRING,
                1,
                1,
                0);
    }

    private static void at(KeyedBroadcastOperatorTestHarness<?, String, String, ?> harness, long time, String event)
            throws Exception {
        harness.processElement(event, time);
        harness.watermark(time);
    }

    @Test
    void a_partial_match_finishes_under_the_version_with_which_it_began() throws Exception {
        try (var harness = harness(null)) {
            harness.open();
            harness.processBroadcastElement(TWO, 0);
            at(harness, 1, "ann fail");
            harness.processBroadcastElement(THREE, 0);
            at(harness, 2, "ann fail");
            at(harness, 3, "ann fail");
            at(harness, 4, "ann fail");
            at(harness, 5, "bob fail");
            at(harness, 6, "bob fail");
            assertThat(harness.extractOutputValues())
                    .containsExactly("failed v1 at 2: f=[0, 1]", "failed v2 at 4: f=[1, 2, 3]");
        }
    }

    @Test
    void a_restored_job_knows_the_versions_and_the_partial_matches() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = harness(null)) {
            harness.open();
            harness.processBroadcastElement(TWO, 0);
            at(harness, 1, "ann fail");
            harness.processBroadcastElement(THREE, 0);
            harness.processElement("bob fail", 9);
            snapshot = harness.snapshot(1, 1);
        }
        try (var harness = harness(null)) {
            harness.initializeState(snapshot);
            harness.open();
            harness.processBroadcastElement(TWO, 0);
            at(harness, 2, "ann fail");
            at(harness, 10, "bob fail");
            at(harness, 11, "bob fail");
            assertThat(harness.extractOutputValues())
                    .containsExactly("failed v1 at 2: f=[0, 1]", "failed v2 at 11: f=[0, 1, 2]");
        }
    }

    @Test
    void events_are_matched_in_the_order_of_their_times() throws Exception {
        try (var harness = harness(null)) {
            harness.open();
            harness.processBroadcastElement(TWO, 0);
            harness.processElement("ann fail", 5);
            harness.processElement("ann ok", 4);
            harness.processElement("ann fail", 3);
            harness.processElement("ann fail", 6);
            harness.watermark(10);
            harness.processElement("ann fail", 7);
            harness.watermark(20);
            assertThat(harness.extractOutputValues()).containsExactly("failed v1 at 6: f=[2, 3]");
        }
    }

    @Test
    void an_inactive_version_begins_no_match_and_a_window_ends_partial_ones() throws Exception {
        try (var harness = harness(null)) {
            harness.open();
            harness.processBroadcastElement(pattern(1, 2, "\"withinMillis\": 10,"), 0);
            at(harness, 1, "ann fail");
            at(harness, 30, "ann fail");
            at(harness, 35, "ann fail");
            at(harness, 36, "bob fail");
            harness.processBroadcastElement(
                    "{\"id\": \"failed\", \"version\": 2, \"active\": false, \"elements\": []}", 0);
            at(harness, 37, "bob fail");
            at(harness, 38, "bob fail");
            at(harness, 39, "bob fail");
            assertThat(harness.extractOutputValues())
                    .containsExactly("failed v1 at 35: f=[1, 2]", "failed v1 at 37: f=[0, 1]");
        }
    }

    @Test
    void conditions_compare_fields() throws Exception {
        try (var harness = harness(null)) {
            harness.open();
            harness.processBroadcastElement("""
                    {"id": "pay", "version": 1, "elements": [
                      {"name": "small", "where": {"field": "number", "op": "<", "value": 10}},
                      {"name": "large", "follow": "followedBy", "where": {"all": [
                        {"field": "number", "op": ">=", "value": 100.5},
                        {"not": {"field": "text", "op": "=", "value": "refund"}},
                        {"any": [{"field": "user", "op": "=", "value": "ann"},
                                 {"field": "missing", "op": "!=", "value": "x"}]}]}}]}""", 0);
            at(harness, 1, "ann pay 5");
            at(harness, 2, "ann refund 500");
            at(harness, 3, "ann pay 50");
            at(harness, 4, "ann pay 101");
            at(harness, 5, "bob pay 1");
            at(harness, 6, "bob pay 101");
            assertThat(harness.extractOutputValues()).containsExactly("pay v1 at 4: small=[0] large=[3]");
        }
    }

    @Test
    void a_wrong_pattern_is_a_fault_or_goes_to_a_side_output() throws Exception {
        for (String wrong : List.of(
                "no json",
                "[]",
                "{\"id\": \"a\", \"version\": 1}",
                "{\"id\": \"a\", \"elements\": [{\"name\": \"x\"}]}",
                "{\"id\": \"a\", \"version\": 1, \"wihtin\": 5, \"elements\": [{\"name\": \"x\"}]}",
                "{\"id\": \"a\", \"version\": 1, \"skip\": \"never\", \"elements\": [{\"name\": \"x\"}]}",
                "{\"id\": \"a\", \"version\": 1, \"elements\": [{\"name\": \"x\", \"times\": [3, 2]}]}",
                "{\"id\": \"a\", \"version\": 1, \"elements\": [{\"name\": \"x\", \"where\": {\"field\": \"f\"}}]}")) {
            try (var harness = harness(null)) {
                harness.open();
                assertThatThrownBy(() -> harness.processBroadcastElement(wrong, 0))
                        .as(wrong)
                        .hasStackTraceContaining("MR-2985");
            }
            try (var harness = harness(REFUSED)) {
                harness.open();
                harness.processBroadcastElement(wrong, 0);
                assertThat(Objects.requireNonNull(harness.getSideOutput(REFUSED)))
                        .hasSize(1);
            }
        }
    }

    @Test
    void a_version_holds_from_a_time() throws Exception {
        try (var harness = harness(null)) {
            harness.open();
            harness.processBroadcastElement(TWO, 0);
            harness.processBroadcastElement(pattern(2, 3, "\"fromMillis\": 10,"), 0);
            for (long time = 7; time < 16; time++) at(harness, time, "ann fail");
            assertThat(harness.extractOutputValues())
                    .containsExactly(
                            "failed v1 at 8: f=[0, 1]",
                            "failed v1 at 10: f=[2, 3]",
                            "failed v2 at 12: f=[3, 4, 5]",
                            "failed v2 at 15: f=[6, 7, 8]");
        }
    }
}
