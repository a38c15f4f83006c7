package dev.millrace.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private final StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(2);

    @Test
    void a_plan_shows_all_steps_and_how_records_travel() {
        environment.fromSequence(1, 9).keyBy(n -> n % 2).sum(0).print();

        assertThat(Explanation.json(environment.describe("job"))).isEqualTo("""
            {
              "nodes" : [ {
                "id" : 1,
                "type" : "Source: Sequence Source",
                "pact" : "Data Source",
                "contents" : "Source: Sequence Source",
                "parallelism" : 2
              }, {
                "id" : 3,
                "type" : "Keyed Aggregation",
                "pact" : "Operator",
                "contents" : "Keyed Aggregation",
                "parallelism" : 2,
                "predecessors" : [ {
                  "id" : 1,
                  "ship_strategy" : "HASH",
                  "side" : "first"
                } ]
              }, {
                "id" : 4,
                "type" : "Sink: Print to Std. Out",
                "pact" : "Data Sink",
                "contents" : "Sink: Print to Std. Out",
                "parallelism" : 2,
                "predecessors" : [ {
                  "id" : 3,
                  "ship_strategy" : "FORWARD",
                  "side" : "first"
                } ]
              } ]
            }\
            """);
    }

    @Test
    void names_are_written_as_json_strings() {
        environment.fromSequence(1, 9).map(n -> n).name("say \"hi\"\\\n\t");

        assertThat(Explanation.json(environment.describe("job")))
                .contains("\"type\" : \"say \\\"hi\\\"\\\\\\n\\u0009\"");
    }
}
