package vn.hamrong.shared.web;

import jakarta.servlet.http.HttpServletRequest;

/** Told who asks, so that a refusal is on record under their number. */
@FunctionalInterface
public interface Noted {
    void asks(HttpServletRequest request, SignedIn me);
}
