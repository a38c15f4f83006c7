package dev.millrace.compat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Flink's own web pages over one of our servers, in a browser. Pictures of all that is opened are left in a directory.
final class PageTour implements AutoCloseable {
    private static final String CHROMIUM = System.getProperty("millrace.browser", "/usr/bin/chromium");

    private final Path pictures;
    private final FlinkPages pages;
    private final Browser browser;
    private Map<String, String> existing = Map.of();

    /// @param server its address
    /// @param profile a directory for the browser
    PageTour(String server, Path profile, Path pictures) throws IOException {
        this.pictures = Files.createDirectories(pictures);
        this.pages = new FlinkPages(server);
        this.browser = new Browser(CHROMIUM, profile);
    }

    /// @param there what words in addresses stand for
    void replace(Map<String, String> there) {
        existing = there;
    }

    Browser browser() {
        return browser;
    }

    /// What the pages have asked.
    Collection<FlinkPages.Asked> asked() {
        return pages.asked();
    }

    void checkNothingHasGoneWrong() {
        checkNothingHasGoneWrong(_ -> false);
    }

    /// @param mayBeMissing addresses that pages ask for and do without
    void checkNothingHasGoneWrong(Predicate<String> mayBeMissing) {
        assertThat(browser.errors())
                .allMatch(each -> each.contains(" 404 ") && mayBeMissing.test(each.replaceAll(".* ", "")));
        assertThat(pages.asked())
                .allMatch(each -> each.status() < 300 || each.status() == 404 && mayBeMissing.test(each.path()));
        assertThat(browser.text()).doesNotContain("NaN", "undefined", "Invalid Date", "[object");
    }

    /// Opens a page, waits for what it should show, and takes a picture.
    ///
    /// @param expected words that are divided by bars
    void show(String page, String expected) throws IOException {
        String address = page;
        for (var each : existing.entrySet()) address = address.replace(each.getKey(), each.getValue());
        // Else what the page before has shown would count.
        browser.open("about:blank");
        browser.open(pages.address() + "/#/" + address);
        await(page, expected);
    }

    void await(String page, String expected) throws IOException {
        List<String> words = List.of(expected.split("\\|"));
        try {
            Coordinator.await(page, () -> isLoaded() && words.stream().allMatch(browser.text()::contains));
        } catch (AssertionError inVain) {
            throw new AssertionError("instead of " + words + " it shows:\n" + browser.text(), inVain);
        } finally {
            browser.picture(pictures.resolve(page.replace('/', '_') + ".png"));
        }
    }

    private boolean isLoaded() {
        return browser.value("document.querySelectorAll('.ant-skeleton, .ant-spin-spinning').length")
                .equals("0");
    }

    @Override
    public void close() {
        browser.close();
        pages.close();
    }
}
