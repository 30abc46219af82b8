"""Numbers of a programme, with the small ones hidden, and the charts drawn of them."""
