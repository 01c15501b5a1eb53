package vn.hamrong.exchange;

import java.util.List;

/** The conservation law, live, per hospital. */
public interface Conservations {

    /** One per hospital that ever sent something, by code, all read in one snapshot. */
    List<Conservation> all();
}
