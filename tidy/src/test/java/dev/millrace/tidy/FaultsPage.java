package dev.millrace.tidy;

import dev.millrace.tidy.FaultFinder.Found;
import dev.millrace.tidy.FaultFinder.Report;
import java.util.Locale;
import java.util.Map;

/// Generates the text of `docs/reference/faults.md`.
final class FaultsPage {
    private static final String HEAD = """
        # Fault codes

        This page lists every fault that Millrace reports, with its cause and its fix. Find a fault by the code at the beginning
        of its message.

        A message has up to four lines: the code and what happened, where it happened, why it happened, and how to fix it.
        Values of one case, such as names and paths, are `…` in this list. A fault that several places of the code report has
        several rows.

        The category says who can end a fault:

        - **user**: the program or its input is wrong. A restart gives the same fault.
        - **operations**: the installation is too small or has wrong settings. An operator can end the fault.
        - **external**: something outside of Millrace failed. The fault may end without help.
        - **bug**: Millrace is wrong. Please report the fault.

        `FaultsPageTest` writes this page from the code. After a change of a fault run the test with `-Dmillrace.update=true`.
        """;

    private final Map<Integer, Found> faults;

    FaultsPage(Map<Integer, Found> faults) {
        this.faults = faults;
    }

    String text() {
        StringBuilder text = new StringBuilder(HEAD);
        faults.values().forEach(each -> add(each, text));
        return text.toString();
    }

    private static void add(Found fault, StringBuilder text) {
        text.append("\n## MR-").append(fault.number()).append("\n\n");
        text.append(Character.toUpperCase(fault.title().charAt(0)))
                .append(fault.title().substring(1))
                .append(". Category: ")
                .append(fault.category().toLowerCase(Locale.ROOT))
                .append(".\n\n| message | cause | fix |\n|---|---|---|\n");
        for (Report report : fault.reports()) {
            text.append("| %s | %s | %s |\n"
                    .formatted(PageText.cell(report.what()), PageText.cell(report.why()), PageText.cell(report.fix())));
        }
    }
}
