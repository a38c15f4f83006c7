package dev.millrace.server.web;

import dev.millrace.server.http.WebPages;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/// Serves the files of web pages from the class path. Anybody may read the files; only the answers to their requests
/// need authentication. Thread-safe.
public final class WebFiles {
    private static final String INDEX = "index.html";
    private static final Pattern NAMES =
            Pattern.compile("(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*");
    /// The build tool puts a digest of the content into these names.
    private static final Pattern IMMUTABLE = Pattern.compile("ui/.*-[A-Za-z0-9_-]{8,}\\.[a-z0-9]+");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "json", "application/json",
            "woff2", "font/woff2",
            "woff", "font/woff",
            "ttf", "font/ttf");
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' data:; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private static final String WITHOUT_NODE =
            "<!doctype html><html lang=\"en\"><title>Millrace</title><h1>The console is not part of this build</h1><p>"
                    + "Node.js was not found when Millrace was built. Install Node.js 20 or later with npm and build"
                    + " the module <code>ui</code> again. The HTTP interface and the command line work without the"
                    + " console.</p></html>";
    private static final String WITHOUT_FLINK =
            "<!doctype html><html lang=\"en\"><title>Millrace</title><h1>Flink's pages are not on the class path</h1>"
                    + "<p>Millrace does not contain them. Add flink-runtime-web to the directory <code>lib</code>, or"
                    + " start without <code>--web flink</code>.</p></html>";

    private final WebPages pages;
    private final String root;
    private final ClassLoader classes;

    public WebFiles(WebPages pages) {
        this(pages, WebFiles.class.getClassLoader());
    }

    WebFiles(WebPages pages, ClassLoader classes) {
        this.pages = pages;
        this.root = pages == WebPages.FLINK ? "web/" : "dev/millrace/ui/";
        this.classes = classes;
    }

    /// Returns whether a request asks for a file of the pages.
    public boolean isFor(Context context) {
        return context.method().name().equals("GET") && read(context.path()).isPresent();
    }

    /// Sends a file.
    ///
    /// @return false if there is no such file
    public boolean serve(Context context) throws IOException {
        Optional<File> found = read(context.path());
        if (found.isEmpty()) return false;
        File file = found.get();
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "no-referrer");
        context.header("X-Frame-Options", "DENY");
        if (pages == WebPages.CONSOLE) context.header("Content-Security-Policy", POLICY);
        boolean isImmutable = IMMUTABLE.matcher(file.name).matches();
        context.header("Cache-Control", isImmutable ? "public, max-age=31536000, immutable" : "no-cache");
        String tag = file.tag();
        context.header("ETag", tag);
        if (tag.equals(context.header("If-None-Match"))) {
            context.status(304);
            return true;
        }
        context.contentType(file.type()).result(file.content);
        return true;
    }

    /// Returns the content of a file as text; empty if there is no such file.
    Optional<String> text(String path) {
        return read(path).map(file -> new String(file.content, StandardCharsets.UTF_8));
    }

    private record File(String name, byte[] content) {
        String type() {
            String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            return TYPES.getOrDefault(ending, "application/octet-stream");
        }

        String tag() {
            CRC32C sum = new CRC32C();
            sum.update(content);
            return '"' + HexFormat.of().toHexDigits((int) sum.getValue()) + '-' + content.length + '"';
        }
    }

    private Optional<File> read(String path) {
        if (pages == WebPages.NONE || !path.startsWith("/")) return Optional.empty();
        String name = path.equals("/") ? INDEX : path.substring(1);
        if (!NAMES.matcher(name).matches()) return Optional.empty();
        boolean isOfConsole = name.equals(INDEX) || name.startsWith("ui/");
        if (pages == WebPages.CONSOLE && !isOfConsole) return Optional.empty();
        try (InputStream in = classes.getResourceAsStream(root + name)) {
            if (in != null) return Optional.of(new File(name, in.readAllBytes()));
        } catch (IOException damaged) {
            return Optional.empty();
        }
        if (!name.equals(INDEX)) return Optional.empty();
        String missing = pages == WebPages.FLINK ? WITHOUT_FLINK : WITHOUT_NODE;
        return Optional.of(new File(INDEX, missing.getBytes(StandardCharsets.UTF_8)));
    }
}
