package vn.hamrong.exchange;

import java.util.OptionalInt;

/** What other hospitals were told last of a thing, so that they are told each change of it once. Kept for good. */
@FunctionalInterface
public interface LastTold {

    /**
     * Notes that a thing is told in the open unit of work; whoever tells another form of the same thing at the same time
     * waits until that ends.
     *
     * @param thing its name, the same at every change; at most 300 characters
     * @param content a fingerprint of what is told, at most 64 characters
     * @return which version of it this is, from 1; empty when just this was told last
     */
    OptionalInt tell(String thing, String content);
}
