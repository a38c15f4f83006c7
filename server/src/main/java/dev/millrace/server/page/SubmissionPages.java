package dev.millrace.server.page;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.RestOptions;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.client.message.JobMessages;
import dev.millrace.server.Dispatcher;
import dev.millrace.server.SentJob;
import dev.millrace.server.http.HttpRequest;
import dev.millrace.server.http.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Accepts job graphs from clients, with the files that the jobs need.
final class SubmissionPages {
    private static final Logger LOG = LoggerFactory.getLogger(SubmissionPages.class);

    private final Dispatcher dispatcher;
    private final Host host;

    SubmissionPages(Dispatcher dispatcher, Host host) {
        this.dispatcher = dispatcher;
        this.host = host;
    }

    void addTo(Routes routes) {
        routes.on("POST /jobs", this::submit);
    }

    private Object submit(HttpRequest request) throws IOException {
        JobMessages.Submit body = request.body(JobMessages.Submit.class);
        byte[] form = form(request, body.job());
        List<URL> places = new ArrayList<>();
        for (String each : orNone(body.classPaths())) places.add(place(each));
        Path directory = host.disk().temporaryDirectory("millrace-sent-job");
        Map<String, Path> files = new HashMap<>();
        try {
            for (String each : orNone(body.jars()))
                places.add(kept(request, each, directory).toUri().toURL());
            for (JobMessages.Artifact each : orNone(body.artifacts()))
                files.put(each.entryName(), kept(request, each.fileName(), directory));
        } catch (IOException | RuntimeException failed) {
            delete(directory);
            throw failed;
        }
        var sent = new SentJob(form, places, files, () -> delete(directory));
        return new JobMessages.Submitted("/jobs/" + dispatcher.submit(sent).toHexString());
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private byte[] form(HttpRequest request, @Nullable String name) throws IOException {
        if (name == null) throw Refusal.bad("Field executionPlanFileName must not be omitted or be null.");
        HttpRequest.FormFile file = file(request, name);
        int most =
                Configuration.fromMap(dispatcher.coordinator().settings()).get(RestOptions.SERVER_MAX_CONTENT_LENGTH);
        if (file.size() > most)
            throw Refusal.tooLarge("The job has %d bytes, and %s allows %d."
                    .formatted(file.size(), RestOptions.SERVER_MAX_CONTENT_LENGTH.key(), most));
        try (InputStream bytes = file.content().open()) {
            return bytes.readAllBytes();
        }
    }

    private static HttpRequest.FormFile file(HttpRequest request, String name) {
        Predicate<HttpRequest.FormFile> isMeant = each -> each.name().equals(name);
        List<HttpRequest.FormFile> found =
                request.files().stream().filter(isMeant).toList();
        if (found.size() == 1) return found.getFirst();
        throw Refusal.bad(
                found.isEmpty()
                        ? "The file " + name + " is missing in the request."
                        : "The request has several files that are named " + name + ".");
    }

    /// Accepts only classes on the local disk; the server does not fetch classes over a network.
    private static URL place(String address) {
        try {
            URI place = new URI(address);
            if (String.valueOf(place.getScheme()).equals("file")) return place.toURL();
        } catch (URISyntaxException | MalformedURLException | IllegalArgumentException wrong) {
            throw Refusal.bad("The class path " + address + " is no URL: " + wrong.getMessage());
        }
        throw Refusal.bad("The class path " + address + " is no file: URL of this machine.");
    }

    /// Returns a generated file name, because the uploaded name is untrusted.
    private Path kept(HttpRequest request, String name, Path directory) throws IOException {
        Path file = directory.resolve(host.disk().list(directory).size() + suffix(name));
        try (InputStream from = file(request, name).content().open();
                OutputStream to = host.disk().create(file)) {
            from.transferTo(to);
        }
        return file;
    }

    private static String suffix(String name) {
        int dot = name.lastIndexOf('.');
        String suffix = dot < 0 ? "" : name.substring(dot);
        return suffix.matches("\\.[A-Za-z0-9]{1,16}") ? suffix : "";
    }

    private void delete(Path directory) {
        try {
            for (Disk.Entry each : host.disk().list(directory)) host.disk().delete(each.path());
            host.disk().delete(directory);
        } catch (IOException failed) {
            LOG.warn("The files of a job cannot be deleted from {}", directory, failed);
        }
    }
}
