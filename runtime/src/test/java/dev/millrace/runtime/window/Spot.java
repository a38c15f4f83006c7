package dev.millrace.runtime.window;

import java.util.Objects;

/// Represents a key with several fields.
public final class Spot {
    public String letter = "";
    public long number;

    public Spot() {}

    Spot(long number) {
        this.letter = "k";
        this.number = number;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Spot that && that.number == number && that.letter.equals(letter);
    }

    @Override
    public int hashCode() {
        return Objects.hash(letter, number);
    }

    @Override
    public String toString() {
        return letter + number;
    }
}
