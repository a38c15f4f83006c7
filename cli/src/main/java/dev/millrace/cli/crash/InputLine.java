package dev.millrace.cli.crash;

/// Represents one line of the crash test's input.
///
/// @param key one of a few hundred
/// @param time in milliseconds, slightly out of order
/// @param value the line's number, which is unique
public record InputLine(int key, long time, long value) {

    static InputLine parse(String line) {
        int first = line.indexOf(',');
        int second = line.indexOf(',', first + 1);
        return new InputLine(
                Integer.parseInt(line.substring(0, first)),
                Long.parseLong(line.substring(first + 1, second)),
                Long.parseLong(line.substring(second + 1)));
    }

    String line() {
        return key + "," + time + "," + value;
    }
}
