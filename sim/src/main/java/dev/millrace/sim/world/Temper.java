package dev.millrace.sim.world;

/// How a world behaves towards those who live in it.
///
/// @param switchEvery after how many calls of a host another thread gets its turn, on average
/// @param tickNanos how long a call takes, on average
/// @param slowThreads one thread in so many is hardly ever given its turn; 0 for none
/// @param diskNanos how long the disk takes for what it has to wait for, on average
/// @param diskErrors how many calls of the disk fail before it is as good as new
/// @param errorEvery one call of the disk in so many fails, while errors are left
/// @param fullFromNanos when the disk is full, and until when
/// @param cores processors of the machine
public record Temper(
        int switchEvery,
        int tickNanos,
        int slowThreads,
        long diskNanos,
        int diskErrors,
        int errorEvery,
        long fullFromNanos,
        long fullUntilNanos,
        int cores) {}
