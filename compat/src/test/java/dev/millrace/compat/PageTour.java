package dev.millrace.compat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Shows Flink's web pages with data of a Millrace server in a browser. Screenshots of all opened pages are in
/// a directory.
final class PageTour implements AutoCloseable {
    private static final String CHROMIUM = System.getProperty("millrace.browser", "/usr/bin/chromium");

    private final Path pictures;
    private final FlinkPages pages;
    private final Browser browser;
    private Map<String, String> existing = Map.of();

    /// @param server the address of the server
    /// @param profile the directory of the browser's profile
    /// @param pictures the directory of the screenshots
    PageTour(String server, Path profile, Path pictures) throws IOException {
        this.pictures = Files.createDirectories(pictures);
        this.pages = new FlinkPages(server);
        this.browser = new Browser(CHROMIUM, profile);
    }

    /// Sets the values that replace words in addresses.
    ///
    /// @param there the values by word
    void replace(Map<String, String> there) {
        existing = there;
    }

    Browser browser() {
        return browser;
    }

    /// Returns the requests of the pages.
    Collection<FlinkPages.Asked> asked() {
        return pages.asked();
    }

    void checkNothingHasGoneWrong() {
        checkNothingHasGoneWrong(_ -> false);
    }

    /// @param mayBeMissing decides which addresses may respond with 404
    void checkNothingHasGoneWrong(Predicate<String> mayBeMissing) {
        assertThat(browser.errors())
                .allMatch(each -> each.contains(" 404 ") && mayBeMissing.test(each.replaceAll(".* ", "")));
        assertThat(pages.asked())
                .allMatch(each -> each.status() < 300 || each.status() == 404 && mayBeMissing.test(each.path()));
        assertThat(browser.text()).doesNotContain("NaN", "undefined", "Invalid Date", "[object");
    }

    /// Opens a page, waits for the expected text, and takes a screenshot.
    ///
    /// @param expected the expected words, separated by `|`
    void show(String page, String expected) throws IOException {
        String address = page;
        for (var each : existing.entrySet()) address = address.replace(each.getKey(), each.getValue());
        // The empty page prevents that the text of the previous page counts.
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
