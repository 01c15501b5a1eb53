package vn.hamrong.app.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.hospitals.HospitalFile;
import vn.hamrong.shared.FacilityCode;

/**
 * {@code ./hub convert IN --out DIR [--hospital CODE]}: what the hub would make of a hospital's samples. No message stops
 * the others.
 */
public final class ConvertCommand {
    private static final int FAILED = 1;
    private static final int WRONG_CALL = 2;
    private static final int REFUSED = 3;

    private ConvertCommand() {}

    /** Runs the command and gives its exit code; the last line on {@code out} counts the messages. */
    public static int run(List<String> args, PrintStream out, PrintStream err) {
        return run(args, Path.of("config", "hospitals"), out, err);
    }

    static int run(List<String> args, Path hospitals, PrintStream out, PrintStream err) {
        Optional<ConvertCall> call = ConvertCall.of(args);
        if (call.isEmpty()) {
            err.println(ConvertCall.USAGE);
            return WRONG_CALL;
        }
        if (!Files.isReadable(call.get().in())) {
            err.println("Không đọc được / cannot read: " + call.get().in());
            return WRONG_CALL;
        }
        try {
            return convert(call.get(), hospitals, out, err);
        } catch (IOException e) {
            err.println("Lỗi đọc ghi / input or output failed: " + e.getClass().getSimpleName());
            return FAILED;
        }
    }

    private static int convert(ConvertCall call, Path hospitals, PrintStream out, PrintStream err) throws IOException {
        if (call.hospital().isEmpty()) {
            return convert(call, Optional.<Hospital>empty(), out, err);
        }
        String code = call.hospital().get();
        Optional<HospitalFile> file = isCode(code) ? new HospitalByCode(hospitals).find(code) : Optional.empty();
        if (file.isPresent() && file.get() instanceof HospitalFile.Good good) {
            return convert(call, Optional.of(good.hospital()), out, err);
        }
        if (file.isPresent() && file.get() instanceof HospitalFile.Bad bad) {
            bad.faults().forEach(err::println);
            return REFUSED;
        }
        err.println("Không có bệnh viện này / no such hospital: " + hospitals.resolve("CODE.yaml"));
        return WRONG_CALL;
    }

    private static int convert(ConvertCall call, Optional<Hospital> hospital, PrintStream out, PrintStream err)
            throws IOException {
        Totals totals = new Totals();
        SampleConverter converter = new SampleConverter(new Results(call.out(), totals), hospital, err);
        Files.createDirectories(call.out());
        for (SampleFile file : SampleFile.in(call.in())) {
            convert(file, converter, totals, err);
        }
        out.println(totals);
        return totals.exitCode();
    }

    private static void convert(SampleFile file, SampleConverter converter, Totals totals, PrintStream err) {
        try {
            converter.convert(file);
        } catch (IOException | RuntimeException | StackOverflowError failure) {
            // Our fault, whatever it is: counted, named without a value of the message, and the next file goes on.
            totals.failed();
            err.println(file.source() + ": " + failure.getClass().getSimpleName() + " at " + place(failure));
        }
    }

    private static String place(Throwable failure) {
        StackTraceElement[] stack = failure.getStackTrace();
        return stack.length == 0 ? "?" : stack[0].toString();
    }

    private static boolean isCode(String code) {
        return code.matches("[0-9A-Za-z_-]{2,20}") && !code.equals(FacilityCode.UNKNOWN.value());
    }
}
