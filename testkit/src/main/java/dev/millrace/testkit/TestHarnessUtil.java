package dev.millrace.testkit;

import dev.millrace.api.time.stream.StreamRecord;
import dev.millrace.api.time.stream.Watermark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;

/// Inspects the output of a harness.
public class TestHarnessUtil {

    /// Returns the values of the records of an output.
    @SuppressWarnings("unchecked")
    public static <OUT> List<OUT> getRawElementsFromOutput(Queue<Object> output) {
        List<OUT> values = new ArrayList<>();
        for (Object each : output) {
            if (each instanceof StreamRecord<?> record) values.add((OUT) record.getValue());
        }
        return values;
    }

    /// @throws AssertionError if an element or the order differs
    public static <T> void assertOutputEquals(String message, Queue<T> expected, Queue<T> actual) {
        check(message, new ArrayList<>(expected), new ArrayList<>(actual));
    }

    /// Compares the records sorted by a comparator, and the watermarks in their order.
    ///
    /// @throws AssertionError if the outputs differ
    public static void assertOutputEqualsSorted(
            String message, Iterable<Object> expected, Iterable<Object> actual, Comparator<Object> comparator) {
        check(message, sorted(expected, comparator), sorted(actual, comparator));
        check(message, watermarks(expected), watermarks(actual));
    }

    private static List<Object> sorted(Iterable<Object> output, Comparator<Object> comparator) {
        List<Object> records = new ArrayList<>();
        for (Object each : output) if (each instanceof StreamRecord) records.add(each);
        records.sort(comparator);
        return records;
    }

    private static List<Object> watermarks(Iterable<Object> output) {
        List<Object> marks = new ArrayList<>();
        for (Object each : output) if (each instanceof Watermark) marks.add(each);
        return marks;
    }

    /// @throws AssertionError if the timestamp of a record does not exceed the watermark before it
    public static void assertNoLateRecords(Iterable<Object> elements) {
        long watermark = Long.MIN_VALUE;
        for (Object each : elements) {
            if (each instanceof Watermark mark) watermark = mark.getTimestamp();
            else if (each instanceof StreamRecord<?> record && record.getTimestamp() <= watermark) {
                throw new AssertionError(record + " is late: it stands behind the watermark " + watermark);
            }
        }
    }

    private static void check(String message, List<?> expected, List<?> actual) {
        if (expected.equals(actual)) return;
        throw new AssertionError(message + "\nexpected: " + expected + "\nbut was:  " + actual);
    }
}
