package dev.millrace.published.filesystems;

import com.sun.net.httpserver.Headers;
import dev.millrace.published.filesystems.FakeS3.Answer;
import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Holds the objects and unfinished uploads of a [FakeS3], by bucket and key. Thread-safe.
final class S3Objects {
    private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");
    private static final Pattern PART = Pattern.compile("<PartNumber>(\\d+)</PartNumber>");
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int PARTIAL = 206;
    private static final int NOT_FOUND = 404;
    private static final int BAD_RANGE = 416;

    private final NavigableMap<String, byte[]> objects = new TreeMap<>();
    private final Map<String, SortedMap<Integer, byte[]>> uploads = new HashMap<>();

    synchronized void put(String path, byte[] bytes) {
        objects.put(path, bytes);
    }

    /// Returns the lines of all objects whose path starts with a prefix, without unfinished files of the plug-in.
    synchronized List<String> lines(String prefix) {
        return below(prefix).entrySet().stream()
                .filter(each -> !each.getKey().contains("/.incomplete/"))
                .flatMap(each -> new String(each.getValue(), StandardCharsets.UTF_8).lines())
                .toList();
    }

    /// Returns the paths that start with a prefix.
    synchronized List<String> paths(String prefix) {
        return List.copyOf(below(prefix).keySet());
    }

    private SortedMap<String, byte[]> below(String prefix) {
        return objects.subMap(prefix, prefix + Character.MAX_VALUE);
    }

    /// Carries out a request.
    ///
    /// @param path `/bucket/key`
    synchronized Answer answer(String method, String path, Map<String, String> query, Headers headers, byte[] body) {
        String upload = query.get("uploadId");
        if (upload != null) return ofUpload(method, path, upload, query.get("partNumber"), body);
        return switch (method) {
            case "GET" -> query.containsKey("list-type") ? list(path, query) : get(path, headers.getFirst("Range"));
            case "HEAD" -> get(path, headers.getFirst("Range"));
            case "PUT" -> put(path, headers.getFirst("x-amz-copy-source"), body);
            case "DELETE" -> {
                objects.remove(path);
                yield new Answer(NO_CONTENT, new byte[0], Map.of());
            }
            case "POST" -> query.containsKey("uploads") ? begin(path) : deleteAll(path, body);
            default -> Answer.error(NOT_FOUND, "MethodNotAllowed");
        };
    }

    private Answer get(String path, @Nullable String range) {
        byte[] bytes = objects.get(path);
        boolean isBucket = path.indexOf('/', 1) < 0 || path.indexOf('/', 1) == path.length() - 1;
        if (bytes == null) return isBucket ? Answer.xml(OK, "") : Answer.error(NOT_FOUND, "NoSuchKey");
        Map<String, String> headers = new HashMap<>();
        headers.put("ETag", tag(bytes));
        headers.put("Last-Modified", "Tue, 24 Nov 2026 00:00:00 GMT");
        headers.put("Accept-Ranges", "bytes");
        if (range == null) return new Answer(OK, bytes, headers);
        Matcher match = RANGE.matcher(range);
        if (!match.matches() || Long.parseLong(match.group(1)) >= bytes.length)
            return Answer.error(BAD_RANGE, "InvalidRange");
        int from = Integer.parseInt(match.group(1));
        long last = match.group(2).isEmpty() ? bytes.length - 1 : Long.parseLong(match.group(2));
        int to = (int) Math.min(last + 1, bytes.length);
        headers.put("Content-Range", "bytes %d-%d/%d".formatted(from, to - 1, bytes.length));
        return new Answer(PARTIAL, Arrays.copyOfRange(bytes, from, to), headers);
    }

    private static String tag(byte[] bytes) {
        return "\"" + Integer.toHexString(Arrays.hashCode(bytes)) + "-" + bytes.length + "\"";
    }

    private Answer put(String path, @Nullable String source, byte[] body) {
        byte[] bytes = body;
        if (source != null) {
            String from = URLDecoder.decode(source, StandardCharsets.UTF_8);
            bytes = objects.get(from.startsWith("/") ? from : "/" + from);
            if (bytes == null) return Answer.error(NOT_FOUND, "NoSuchKey");
        }
        objects.put(path, bytes);
        if (source == null) return new Answer(OK, new byte[0], Map.of("ETag", tag(bytes)));
        return Answer.xml(OK, "<CopyObjectResult><ETag>" + tag(bytes) + "</ETag></CopyObjectResult>");
    }

    private Answer begin(String path) {
        String id = UUID.randomUUID().toString();
        uploads.put(path + " " + id, new TreeMap<>());
        return Answer.xml(
                OK, "<InitiateMultipartUploadResult><UploadId>" + id + "</UploadId></InitiateMultipartUploadResult>");
    }

    private Answer ofUpload(String method, String path, String id, @Nullable String part, byte[] body) {
        SortedMap<Integer, byte[]> parts = uploads.get(path + " " + id);
        if (parts == null) return Answer.error(NOT_FOUND, "NoSuchUpload");
        if (method.equals("PUT") && part != null) {
            parts.put(Integer.valueOf(part), body);
            return new Answer(OK, new byte[0], Map.of("ETag", tag(body)));
        }
        uploads.remove(path + " " + id);
        if (method.equals("DELETE")) return new Answer(NO_CONTENT, new byte[0], Map.of());
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Matcher numbers = PART.matcher(new String(body, StandardCharsets.UTF_8));
        while (numbers.find()) {
            byte[] bytes = parts.get(Integer.valueOf(numbers.group(1)));
            if (bytes == null) return Answer.error(NOT_FOUND, "InvalidPart");
            all.writeBytes(bytes);
        }
        objects.put(path, all.toByteArray());
        return Answer.xml(
                OK,
                "<CompleteMultipartUploadResult><ETag>" + tag(all.toByteArray())
                        + "</ETag></CompleteMultipartUploadResult>");
    }

    private Answer deleteAll(String bucket, byte[] body) {
        Matcher keys = KEY.matcher(new String(body, StandardCharsets.UTF_8));
        String prefix = bucket.endsWith("/") ? bucket : bucket + "/";
        while (keys.find()) objects.remove(prefix + keys.group(1));
        return Answer.xml(OK, "<DeleteResult></DeleteResult>");
    }

    private Answer list(String bucket, Map<String, String> query) {
        String root = bucket.endsWith("/") ? bucket : bucket + "/";
        String prefix = root + query.getOrDefault("prefix", "");
        String delimiter = query.getOrDefault("delimiter", "");
        int limit = Integer.parseInt(query.getOrDefault("max-keys", "1000"));
        String after = query.getOrDefault("continuation-token", "");
        StringBuilder found = new StringBuilder();
        TreeSet<String> groups = new TreeSet<>();
        String last = "";
        int count = 0;
        boolean isMore = false;
        for (Map.Entry<String, byte[]> each : below(prefix).entrySet()) {
            String key = each.getKey().substring(root.length());
            int end = delimiter.isEmpty() ? -1 : each.getKey().indexOf(delimiter, prefix.length());
            String group = end < 0 ? key : each.getKey().substring(root.length(), end + delimiter.length());
            if (group.compareTo(after) <= 0 || groups.contains(group)) continue;
            if (count == limit) {
                isMore = true;
                break;
            }
            count++;
            last = group;
            if (end >= 0) groups.add(group);
            else
                found.append("<Contents><Key>%s</Key><LastModified>2026-11-24T00:00:00.000Z</LastModified>"
                                .formatted(key))
                        .append("<ETag>x</ETag><Size>%d</Size></Contents>".formatted(each.getValue().length));
        }
        for (String each : groups)
            found.append("<CommonPrefixes><Prefix>").append(each).append("</Prefix></CommonPrefixes>");
        return Answer.xml(
                OK,
                "<ListBucketResult><IsTruncated>%s</IsTruncated><KeyCount>%d</KeyCount>%s%s</ListBucketResult>"
                        .formatted(
                                isMore,
                                count,
                                isMore ? "<NextContinuationToken>" + last + "</NextContinuationToken>" : "",
                                found));
    }
}
