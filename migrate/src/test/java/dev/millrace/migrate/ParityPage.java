package dev.millrace.migrate;

import dev.millrace.migrate.Parity.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Generates the text of docs/api-parity.md.
final class ParityPage {
    /// Holds the score of an area.
    record Score(int classesHere, int classes, int membersHere, int members) {
        double percent() {
            return members == 0 ? 100.0 : 100.0 * membersHere / members;
        }

        String row(String area) {
            return String.format(
                    Locale.ROOT,
                    "| %s | %d of %d | %d of %d | %.1f %% |%n",
                    area,
                    classesHere,
                    classes,
                    membersHere,
                    members,
                    percent());
        }
    }

    private static final String HEAD = """
        # Coverage of Flink's API

        This page shows which classes and members of Flink 2.3 programs can use, and which are missing. It lists each
        class that Flink marks public, evolving or experimental, and unmarked classes that programs meet, with the class
        of Millrace that stands for it
        ([flink-names.tsv](../migrate/src/main/resources/dev/millrace/migrate/flink-names.tsv)).

        The page compares signatures in class files and not behavior:

        - A member counts as supported if the class of Millrace declares or inherits a member with the same name, the
          same generic signature and at least the same visibility, and the member does more than throw. Both members are
          static, or neither is. A constant must also have the same value, except for texts that people read.
        - A class counts as supported if programs can extend, implement and pass the class as in Flink: the bounds of
          its type parameters and the type arguments of its supertypes are the same.
        - Models, secrets and connections, vector search and materialized tables do not count. Millrace leaves these
          parts of the Table API out on purpose; a list at the end names their classes.
        - The page leaves out members that Flink marks internal, experimental members of other classes, and members
          whose signature names an internal class that Millrace does not have.

        In a signature that differs, `T1` is the first type parameter of the class, and `M1` is the first of the method.

        `ApiParityTest` writes this page. After a change run the test with `-Dmillrace.update=true`.

        """;

    private final List<Verdict> verdicts;
    private final List<String> leftOut;

    /// @param leftOut the classes that Millrace leaves out on purpose
    ParityPage(List<Verdict> verdicts, List<String> leftOut) {
        this.verdicts = verdicts;
        this.leftOut = leftOut;
    }

    /// Returns the scores by area.
    Map<String, Score> scores() {
        return verdicts.stream()
                .collect(Collectors.groupingBy(
                        Verdict::area,
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), ParityPage::score)));
    }

    static Score score(List<Verdict> verdicts) {
        return new Score(
                (int) verdicts.stream()
                        .filter(Verdict::isHere)
                        .filter(each -> each.flaws().isEmpty())
                        .count(),
                verdicts.size(),
                verdicts.stream().mapToInt(Verdict::present).sum(),
                verdicts.stream().mapToInt(Verdict::members).sum());
    }

    String text() {
        StringBuilder text = new StringBuilder(HEAD);
        text.append("| area | classes | members | |\n|---|---|---|---|\n");
        scores().forEach((area, score) -> text.append(score.row(area)));
        text.append(score(verdicts).row("all"));
        Map<String, List<Verdict>> areas = verdicts.stream()
                .filter(each -> !each.isWhole())
                .collect(Collectors.groupingBy(Verdict::area, TreeMap::new, Collectors.toList()));
        areas.forEach((area, found) -> {
            text.append("\n## ").append(area).append("\n");
            addPartial(found, text);
            addAbsent(found, text);
        });
        addDeliberate(text);
        addLeftOut(text);
        return text.toString();
    }

    private void addLeftOut(StringBuilder text) {
        text.append("\n## Left out\n\nThe scores do not count these classes, nor members of other classes that need"
                + " them:\n\n");
        for (String part : LeftOut.parts()) {
            String classes = leftOut.stream()
                    .filter(each -> LeftOut.part(each).filter(part::equals).isPresent())
                    .map(each -> "`" + Descriptors.simple(each) + "`")
                    .collect(Collectors.joining(", "));
            text.append("- ").append(part).append(": ").append(classes).append("\n");
        }
    }

    private static void addDeliberate(StringBuilder text) {
        text.append("\n## Different on purpose\n\nThese members count as here. Their generic signatures differ:\n\n");
        Deliberate.REASONS.forEach((member, reason) ->
                text.append("- `").append(member).append("`: ").append(reason).append("\n"));
    }

    private static void addPartial(List<Verdict> found, StringBuilder text) {
        for (Verdict each : found) {
            if (!each.isHere()) continue;
            text.append("\n`").append(Descriptors.simple(each.flink())).append("`");
            if (!each.flaws().isEmpty()) text.append(": ").append(String.join("; ", each.flaws()));
            text.append("\n");
            if (!each.missing().isEmpty()) text.append("\n");
            for (String member : each.missing())
                text.append("- `").append(member).append("`\n");
        }
    }

    private static void addAbsent(List<Verdict> found, StringBuilder text) {
        List<String> absent = found.stream()
                .filter(each -> !each.isHere())
                .map(each -> "`" + Descriptors.simple(each.flink()) + "` (" + each.members() + ")")
                .toList();
        if (absent.isEmpty()) return;
        text.append("\nNot here at all, with their numbers of members: ")
                .append(String.join(", ", absent))
                .append(".\n");
    }
}
