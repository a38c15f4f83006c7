package dev.millrace.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tidy.OptionFinder.Declared;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Checks that the reference of options is complete and matches the code.
final class ConfigurationPageTest {
    private static final int SENTENCE_MIN = 10;

    @Test
    void the_page_is_what_the_code_says() throws Exception {
        PageText.check("configuration.md", new ConfigurationPage(OptionFinder.all()).text());
    }

    @Test
    void every_option_says_what_it_does() throws Exception {
        assertThat(OptionFinder.all())
                .filteredOn(
                        each -> each.option().description().plainText().strip().length() < SENTENCE_MIN)
                .extracting(ConfigurationPage::key)
                .describedAs("add withDescription(…) to these options")
                .isEmpty();
    }

    @Test
    void options_of_all_modules_are_found_and_those_that_are_read_are_told_from_others() throws Exception {
        List<Declared> all = OptionFinder.all();
        assertThat(all)
                .extracting(Declared::owner)
                .contains("CheckpointingOptions", "NetworkOptions", "RuntimeOptions", "ServerOptions", "LeadOptions");
        assertThat(all)
                .filteredOn(Declared::isRead)
                .extracting(ConfigurationPage::key)
                .contains(
                        "execution.checkpointing.interval",
                        "pipeline.auto-watermark-interval",
                        "taskmanager.resource-id",
                        "millrace.recovery.allow-older-checkpoint")
                .doesNotContain("pekko.ask.timeout", "execution.checkpointing.file-merging.enabled");
    }
}
