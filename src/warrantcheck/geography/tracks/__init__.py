"""Files of observed positions, read: any form a tracker or an avionics box writes, into positions and what to say of them."""
