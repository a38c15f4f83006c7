package dev.millrace.graph;

import dev.millrace.api.plan.JobSpec;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.Partitioning;
import dev.millrace.api.plan.Step;
import java.util.ArrayList;
import java.util.List;

/// Writes a job's plan as JSON, in the format of Flink's `getExecutionPlan()`.
public final class Explanation {
    private Explanation() {}

    /// Returns the plan with one node for each step, chained or not.
    public static String json(JobSpec spec) {
        Sizes sizes = new Sizes(spec);
        List<Connection> connections = Connections.of(spec.steps(), sizes::parallelism);
        List<String> nodes = new ArrayList<>();
        for (Step<?> step : spec.steps()) {
            if (!(step.operation() instanceof Operation.Virtual)) nodes.add(node(step, sizes, connections));
        }
        return "{\n  \"nodes\" : [ " + String.join(", ", nodes) + " ]\n}";
    }

    private static String node(Step<?> step, Sizes sizes, List<Connection> connections) {
        StringBuilder json = new StringBuilder("{\n");
        json.append("    \"id\" : ").append(step.id()).append(",\n");
        json.append("    \"type\" : ").append(quoted(step.name())).append(",\n");
        json.append("    \"pact\" : ").append(quoted(pact(step))).append(",\n");
        json.append("    \"contents\" : ").append(quoted(step.description())).append(",\n");
        json.append("    \"parallelism\" : ").append(sizes.parallelism(step));
        List<String> predecessors = new ArrayList<>();
        for (Connection each : connections) {
            if (each.to() == step) predecessors.add(predecessor(each));
        }
        if (!predecessors.isEmpty()) {
            json.append(",\n    \"predecessors\" : [ ")
                    .append(String.join(", ", predecessors))
                    .append(" ]");
        }
        return json.append("\n  }").toString();
    }

    private static String predecessor(Connection connection) {
        return "{\n      \"id\" : " + connection.from().id() + ",\n      \"ship_strategy\" : "
                + quoted(strategy(connection.partitioning())) + ",\n      \"side\" : "
                + quoted(connection.input() == 0 ? "first" : "second") + "\n    }";
    }

    private static String pact(Step<?> step) {
        return switch (step.operation()) {
            case Operation.Read _ -> "Data Source";
            case Operation.Write _, Operation.Prepare _, Operation.Commit _ -> "Data Sink";
            default -> "Operator";
        };
    }

    /// Returns the name of a partitioning in plans and web pages.
    public static String strategy(Partitioning partitioning) {
        return switch (partitioning) {
            case Partitioning.Automatic _, Partitioning.Forward _ -> "FORWARD";
            case Partitioning.Rebalance _ -> "REBALANCE";
            case Partitioning.Rescale _ -> "RESCALE";
            case Partitioning.Shuffle _ -> "SHUFFLE";
            case Partitioning.Broadcast _ -> "BROADCAST";
            case Partitioning.Global _ -> "GLOBAL";
            case Partitioning.Custom _ -> "CUSTOM";
            case Partitioning.Keyed _ -> "HASH";
        };
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char each : text.toCharArray()) {
            switch (each) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                default -> {
                    if (each < ' ') quoted.append(String.format("\\u%04x", (int) each));
                    else quoted.append(each);
                }
            }
        }
        return quoted.append('"').toString();
    }
}
