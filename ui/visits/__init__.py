"""The page of visits: the route, each stop, the table at dinner."""
