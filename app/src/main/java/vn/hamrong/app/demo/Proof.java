package vn.hamrong.app.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Counted claims. One that does not hold makes the whole proof fail. */
public final class Proof {
    private final List<Claim> claims = new ArrayList<>();

    /** What was expected and what was found, as text. */
    public record Claim(String words, String expected, String found) {
        boolean holds() {
            return expected.equals(found);
        }
    }

    public void claim(String words, Object expected, Object found) {
        claims.add(new Claim(words, String.valueOf(expected), String.valueOf(found)));
    }

    public boolean holds() {
        return !claims.isEmpty() && claims.stream().allMatch(Claim::holds);
    }

    public void print(PrintStream out) {
        for (Claim claim : claims) {
            String mark = claim.holds() ? "  ok  " : "FAILED";
            String found = claim.holds() ? claim.found() : claim.found() + ", expected " + claim.expected();
            out.println("[" + mark + "] " + claim.words() + ": " + found);
        }
        long held = claims.stream().filter(Claim::holds).count();
        out.println(held + " of " + claims.size() + " claims hold.");
    }
}
