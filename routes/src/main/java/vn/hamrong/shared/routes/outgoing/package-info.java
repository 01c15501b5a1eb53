/** How the hub calls other systems over HTTP: bounded in every direction, and only where configuration says. */
@NullMarked
package vn.hamrong.shared.routes.outgoing;

import org.jspecify.annotations.NullMarked;
