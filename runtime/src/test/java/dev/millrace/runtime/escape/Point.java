package dev.millrace.runtime.escape;

/// Represents a flat record with the usual accessors.
public class Point {
    static Object elsewhere = "";

    public long x;
    public String name = "";

    public Point() {}

    public Point(long x, String name) {
        this.x = x;
        this.name = name;
    }

    /// Publishes the unfinished object.
    protected Point(String leaked) {
        this(0, leaked);
        elsewhere = this;
    }

    public static Point leaking(String name) {
        return new Point(name);
    }

    public static Point at(long x) {
        return new Point(x, "at").named("there");
    }

    public Point named(String other) {
        name = other;
        return this;
    }

    public long getX() {
        return x;
    }

    public void setX(long x) {
        this.x = x;
    }

    public Object itself() {
        return this;
    }
}
