package dev.millrace.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tidy.FaultFinder.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Checks that the reference of faults is complete and matches the code.
final class FaultsPageTest {
    private static final Pattern FAULT = Pattern.compile("new Fault\\(\\s*(\\d{4}),");

    @Test
    void the_page_is_what_the_code_says() throws IOException {
        PageText.check("faults.md", new FaultsPage(FaultFinder.all()).text());
    }

    @Test
    void every_fault_is_found_and_some_place_reports_it() throws IOException {
        TreeSet<Integer> numbers = new TreeSet<>();
        for (Path source : Project.sources()) {
            if (!source.toString().contains("/src/main/")) continue;
            Matcher matcher = FAULT.matcher(Files.readString(source));
            while (matcher.find()) numbers.add(Integer.valueOf(matcher.group(1)));
        }
        Map<Integer, Found> all = FaultFinder.all();
        assertThat(all.keySet()).isEqualTo(numbers);
        assertThat(all.values())
                .filteredOn(each -> each.reports().isEmpty())
                .describedAs("report these faults, or remove them")
                .isEmpty();
    }

    @Test
    void the_texts_of_a_report_are_read_from_its_calls() throws IOException {
        Found fault = FaultFinder.all().get(8001);
        assertThat(fault.category()).isEqualTo("USER");
        assertThat(fault.title()).isEqualTo("a program cannot be found");
        assertThat(fault.reports())
                .contains(new FaultFinder.Report("The jar … cannot be read.", "", "Check the path."))
                .contains(new FaultFinder.Report(
                        "The class … does not exist.",
                        "The class is neither in the jar nor on --classpath.",
                        "Check the name, and that the jar contains the class."));
    }
}
