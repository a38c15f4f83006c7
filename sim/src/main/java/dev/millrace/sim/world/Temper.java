package dev.millrace.sim.world;

/// Holds the properties of a world.
///
/// @param switchEvery the average number of host calls between thread switches
/// @param tickNanos the average duration of a host call
/// @param slowThreads one of this many threads is slow; 0 for none
/// @param diskNanos the average duration of slow disk operations
/// @param diskErrors the total number of disk calls that fail
/// @param errorEvery one of this many disk calls fails, while errors are left
/// @param fullFromNanos the time when the disk becomes full
/// @param fullUntilNanos the time when the disk has room again
/// @param cores the number of processors of the machine
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
