package dev.millrace.migrate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Lists parts of Flink's API that Millrace leaves out on purpose. The scores do not count them.
final class LeftOut {
    /// The parts, with patterns of the full names of their classes.
    private static final SequencedMap<String, Pattern> CLASSES = new TreeMap<>(Map.of(
            "models",
            Pattern.compile("org\\.apache\\.flink\\.table\\.(api\\.Model(Descriptor.*)?"
                    + "|api\\.config\\.MLPredict.*|ml\\..*|catalog\\.(.*CatalogModel|ModelChange.*)"
                    + "|catalog\\.exceptions\\.Model.*|catalog\\.listener\\..*Model.*"
                    + "|factories\\.(ModelProviderFactory.*|FactoryUtil\\$ModelProviderFactoryHelper)"
                    + "|functions\\.(Async)?PredictFunction|functions\\.ModelSemantics)"),
            "secrets and connections",
            Pattern.compile("org\\.apache\\.flink\\.table\\.(secret\\..*|factories\\.SecretStoreFactory.*"
                    + "|catalog\\.(CatalogConnection|SensitiveConnection))"),
            "vector search",
            Pattern.compile("org\\.apache\\.flink\\.table\\..*VectorSearch.*"),
            "materialized tables",
            Pattern.compile("org\\.apache\\.flink\\.table\\.(.*MaterializedTable.*|refresh\\..*|workflow\\..*"
                    + "|factories\\.WorkflowScheduler.*|catalog\\.(IntervalFreshness|Interval(\\$.*)?|StartMode.*)"
                    + "|catalog\\.TableChange\\$Modify(StartMode|DefinitionQuery|Refresh.*))")));

    /// The members of other classes that belong to these parts, by class and name.
    private static final Pattern MEMBERS =
            Pattern.compile("(TableEnvironment|Catalog)\\.\\w*(Model|MaterializedTable)s?\\w*"
                    + "|TableChange\\.modify(StartMode|Refresh\\w+|DefinitionQuery)"
                    + "|ExecutionConfigOptions\\.TABLE_EXEC_ASYNC_(ML_PREDICT|VECTOR_SEARCH)\\w*"
                    + "|BuiltInFunctionDefinitions\\.(ML_PREDICT|VECTOR_SEARCH)"
                    + "|TemporaryOperationListener\\.on\\w+Model"
                    + "|FactoryUtil\\.(create\\w*Model\\w*|WORKFLOW_SCHEDULER_TYPE|PROVIDER)"
                    + "|Module\\.getModelProviderFactory|CallContext\\.getModelSemantics"
                    + "|Builder\\.withSecretStore|CommonCatalogOptions\\.\\w*SECRET\\w*");

    private LeftOut() {}

    /// Returns the part that a class belongs to; empty if the class counts.
    static Optional<String> part(String className) {
        return CLASSES.entrySet().stream()
                .filter(each -> each.getValue().matcher(className).matches())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// Returns whether a member of another class belongs to one of the parts.
    static boolean isMember(String className, String member) {
        String simple = className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
        return MEMBERS.matcher(simple + "." + member).matches();
    }

    /// Returns the names of the parts.
    static List<String> parts() {
        return List.copyOf(CLASSES.keySet());
    }
}
